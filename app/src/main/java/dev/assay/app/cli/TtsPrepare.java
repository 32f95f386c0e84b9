package dev.assay.app.cli;

import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.TtsPreparedTables;
import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.Finding;
import dev.assay.analysis.tts.Preparation;
import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.HubPath;
import dev.assay.grading.Grader;
import dev.assay.samples.hub.HubClient;
import dev.assay.samples.hub.HubPlace;
import dev.assay.samples.hub.HubPush;
import dev.assay.samples.hub.Pusher;
import dev.assay.selection.StepScores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts prepare}: completions judged once, so that analyses are quick. */
@Command(
    name = "prepare",
    description = {
      "Grades every completion and every choice of runs, and writes Parquet with the verdicts:",
      "pred_* and is_correct_* of each method and budget, pass@k, groups of equal answers, scores.",
      "All columns are kept. A run goes to DIR/preprocessed-NAME/RUN; without -o beside NAME.",
      "What was prepared before from the same input is left out; only files of Assay's own are",
      "ever replaced. Exit 3 when a run or a row could not be read or a check found an error."
    },
    footer = {
      "  assay tts prepare mirror/org/default-MATH-500-Qwen2.5-1.5B-Instruct-bon --validate",
      "  assay tts prepare --category math500_3B --registry configs/registry.yaml -o prepared"
    })
final class TtsPrepare extends Subcommand {
  private static final int MOST_SHOWN = 20;

  @Mixin TtsPlaces places = new TtsPlaces();

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Folder for prepared runs; default: beside the folder of each data set.")
  @Nullable Path output;

  @Option(
      names = "--subsets",
      paramLabel = "NAMES",
      split = ",",
      description = "Only runs of these names, by commas.")
  List<String> subsets = List.of();

  @Option(names = "--force", description = "Prepare anew what is prepared already.")
  boolean force;

  @Option(
      names = "--validate",
      description = "Check the rows as tts check does, and say what was found.")
  boolean validate;

  @Option(
      names = "--n",
      paramLabel = "N",
      split = ",",
      description = "Completions to choose from; default: powers of two, and all.")
  List<Integer> budgets = List.of();

  @Option(
      names = "--steps",
      paramLabel = "RULE",
      defaultValue = "last",
      description = "Score of a completion from its steps: last, min or prod; default: last.")
  String steps = "last";

  @Option(
      names = "--push",
      paramLabel = "ORG/NAME",
      description = "Push what is prepared to this data set on the Hub, a commit for each run.")
  @Nullable String push;

  @Option(
      names = "--rederive",
      description = "Replace choices and answers that rows state by ours.")
  boolean rederive;

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  private final List<RunProblem> problems = new ArrayList<>();

  @Override
  public Integer call() {
    try (TtsHub hub = new TtsHub(this)) {
      return prepare(hub);
    }
  }

  private Integer prepare(TtsHub hub) {
    PrepareOptions options = options();
    Preparation preparation = new Preparation(options, Clock.system(ZoneId.systemDefault()));
    RunLoader loader =
        new RunLoader(
            TtsYaml.builtInRules(),
            new ProblemJudge(new Grader(options.grading()), options.steps()));
    Map<RunRef, Path> targets = targets(loader, hub);
    Map<RunRef, Result> results = new LinkedHashMap<>();
    long started = System.nanoTime();
    try (ProgressLine line = new ProgressLine(err(), tools().terminal().err())) {
      long[] before = {0};
      targets.forEach((run, file) -> {
        Preparation.Progress progress =
            (share, completions) ->
                line.bar(
                    share,
                    words(results.size() + 1, targets.size(), before[0] + completions, started));
        Result result = prepare(preparation, loader, run, file, progress);
        before[0] += result instanceof Result.Done done ? done.completions() : 0;
        results.put(run, result);
      });
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    push(results);
    print(results, seconds);
    return exit(results);
  }

  /** Prepares a run; one that cannot be fetched has failed, and the others go on. */
  private Result prepare(
      Preparation preparation,
      RunLoader loader,
      RunRef run,
      Path file,
      Preparation.Progress progress) {
    try {
      var task = new Preparation.Task(run, loader.files(run), file, force, validate);
      return preparation.prepare(task, progress);
    } catch (AssayException e) {
      return new Result.Failed(
          new RunProblem(run.place() + ", " + run.subset(), e.problem(), e.remedy()));
    }
  }

  private PrepareOptions options() {
    StepScores rule =
        StepScores.named(steps).orElseThrow(() -> usage("--steps is one of last, min, prod"));
    if (budgets.stream().anyMatch(n -> n < 1)) {
      throw usage("--n must be at least 1");
    }
    if (push != null && push.indexOf('/') < 1) {
      throw usage("--push is ORG/NAME");
    }
    return new PrepareOptions(budgets, rule, rederive, settings.settings());
  }

  /** Pushes runs that are prepared, now or before; what the Hub takes not is told. */
  private void push(Map<RunRef, Result> results) {
    if (push == null) {
      return;
    }
    HubPath repo = HubPath.parse(push);
    try (HubClient client = TtsHub.client(this)) {
      Pusher pusher = new HubPush(client);
      results.forEach((run, result) -> {
        Path file =
            switch (result) {
              case Result.Done done -> done.file();
              case Result.Skipped skipped -> skipped.file();
              case Result.Failed failed -> null;
            };
        if (file != null) {
          try {
            String commit = pusher.push(repo, run.subset(), List.of(file));
            err().println(Visible.line("pushed " + run.subset() + " to " + repo + ", " + commit));
          } catch (AssayException e) {
            problems.add(new RunProblem(repo + ", " + run.subset(), e.problem(), e.remedy()));
          }
        }
      });
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private static String words(int run, int runs, long completions, long started) {
    double seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
    return String.format(
        Locale.ROOT,
        "run %d of %d, %,d completions, %,.0f per second",
        run,
        runs,
        completions,
        completions / seconds);
  }

  /** What is to be prepared, and where it goes. */
  private Map<RunRef, Path> targets(RunLoader loader, TtsHub hub) {
    Map<RunRef, Path> targets = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    Map<Path, RunRef> taken = new LinkedHashMap<>();
    Map<Path, RunRef> products = new LinkedHashMap<>();
    for (TtsPlaces.Where where : places.wanted(this)) {
      Optional<HubPlace> remote = hub.remote(where.place());
      Discovered found = hub.discover(loader, where);
      problems.addAll(found.problems());
      for (RunRef run : found.runs()) {
        names.add(run.subset());
        if (!subsets.isEmpty() && !subsets.contains(run.subset())) {
          continue;
        }
        Path home =
            remote
                .map(each -> resolve(Path.of(each.repo().name())))
                .orElseGet(() -> loader.home(run)); // of the Hub: as if it lay in this folder
        Path file = PreparedPlace.of(home, output == null ? null : resolve(output), run.subset());
        if (remote.isEmpty() && loader.files(run).contains(file)) {
          products.putIfAbsent(file, run); // of an earlier time; what it was made of comes first
        } else if (taken.putIfAbsent(file, run) == null) {
          targets.put(run, file);
        } else {
          problems.add(
              new RunProblem(
                  run.place() + ", " + run.subset(),
                  "would be written to " + file + " like another run; it is left out",
                  "Prepare it by itself with another -o."));
        }
      }
    }
    products.keySet().removeAll(taken.keySet());
    products.forEach((file, run) -> targets.put(run, file));
    for (String wanted : subsets) {
      if (!names.contains(wanted)) {
        problems.add(
            new RunProblem(
                wanted, "no run has this name", "See what is there: assay tts prepare --help"));
      }
    }
    if (targets.isEmpty()) {
      sayProblems();
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no run to prepare",
          "A run is a file or folder named like X--T-0.8--n-64--seed-0; see docs/formats.md.");
    }
    return targets;
  }

  private void sayProblems() {
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(each -> {
          String remedy = each.remedy().isEmpty() ? "" : ". " + each.remedy();
          err().println(Visible.line(each.message() + remedy));
        });
    if (problems.size() > MOST_SHOWN) {
      err().println("and " + (problems.size() - MOST_SHOWN) + " more");
    }
  }

  private void print(Map<RunRef, Result> results, double seconds) {
    results.forEach((run, result) -> {
      if (result instanceof Result.Failed failed) {
        problems.add(failed.problem());
      }
      if (result instanceof Result.Done done) {
        problems.addAll(done.problems());
        for (Finding each : done.findings()) {
          err()
              .println(
                  Visible.line(
                      run.subset() + ": " + each.severity().word() + ": " + each.message()));
        }
      }
    });
    sayProblems();
    if (format.format == TableFormat.JSON) {
      out().print(FormatOption.json(json -> TtsPreparedTables.write(json, results)));
      return;
    }
    out()
        .print(
            format.render(TtsPreparedTables.results(results, seconds), tools().terminal().page()));
  }

  private int exit(Map<RunRef, Result> results) {
    boolean wrong =
        results.values().stream()
            .anyMatch(result ->
                result instanceof Result.Done done
                    && done.findings().stream()
                        .anyMatch(each -> each.severity() == Finding.Severity.ERROR));
    return wrong || !problems.isEmpty() ? Exit.PARTLY : Exit.OK;
  }
}
