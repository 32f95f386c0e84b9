package dev.assay.app.cli;

import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.TtsPreparedTables;
import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Finding;
import dev.assay.analysis.tts.IdentityFile;
import dev.assay.analysis.tts.Preparation;
import dev.assay.analysis.tts.Preparation.Progress;
import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.formats.tts.HubPath;
import dev.assay.samples.hub.HubClient;
import dev.assay.samples.hub.HubPush;
import dev.assay.samples.hub.Pusher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** Runs that a command makes: how far it is, what became of each, the push, the exit code. */
final class TtsMade {
  private static final int MOST_SHOWN = 20;

  private final Subcommand command;
  private final List<RunProblem> problems = new ArrayList<>();
  private final List<RunProblem> lost = new ArrayList<>();
  private final Map<RunRef, Result> results = new LinkedHashMap<>();
  private final long started = System.nanoTime();
  private long completions;

  TtsMade(Subcommand command) {
    this.command = command;
  }

  /** Makes one run; it may fail, and the others go on. */
  interface Maker {
    Result make(Progress progress);
  }

  /** What could not be read or used; may be added to. */
  List<RunProblem> problems() {
    return problems;
  }

  /** How many are there now, made or made before. */
  long madeCount() {
    return results.values().stream().filter(each -> !(each instanceof Result.Failed)).count();
  }

  /** Places where nothing could be looked for. */
  List<RunProblem> lost() {
    return lost;
  }

  Map<RunRef, Result> results() {
    return results;
  }

  /** Makes all, one after the other. */
  void make(Map<RunRef, Maker> work) {
    try (ProgressLine line = new ProgressLine(command.err(), command.tools().terminal().err())) {
      work.forEach((run, maker) -> {
        Progress progress = (share, of) -> line.bar(share, words(work.size(), completions + of));
        line.bar(OptionalDouble.empty(), words(work.size(), completions));
        Result result = made(run, () -> maker.make(progress));
        completions += result instanceof Result.Done done ? done.completions() : 0;
        results.put(run, result);
      });
    }
    results.values().forEach(this::keepProblems);
  }

  private interface Attempt {
    Result make();
  }

  /** What cannot be fetched has failed. */
  private static Result made(RunRef run, Attempt attempt) {
    try {
      return attempt.make();
    } catch (AssayException e) {
      return new Result.Failed(
          new RunProblem(run.place() + ", " + run.subset(), e.problem(), e.remedy()));
    }
  }

  private void keepProblems(Result result) {
    switch (result) {
      case Result.Failed failed -> problems.add(failed.problem());
      case Result.Done done -> problems.addAll(done.problems());
      case Result.Skipped skipped -> problems.addAll(skipped.problems());
    }
  }

  private String words(int runs, long judged) {
    return String.format(
        Locale.ROOT,
        "run %d of %d, %,d completions, %,.0f per second",
        results.size() + 1,
        runs,
        judged,
        judged / Math.max(1e-3, seconds()));
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** Refuses what can be no data set on the Hub, before anything is done. */
  static void check(Subcommand command, @Nullable String push) {
    if (push == null) {
      return;
    }
    try {
      if (push.indexOf('/') < 1) {
        throw new IllegalArgumentException("--push is ORG/NAME");
      }
      HubPath.parse(push);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /** Pushes runs that are made, now or before; what the Hub takes not is told. */
  void push(@Nullable String where) {
    if (where == null) {
      return;
    }
    HubPath repo = HubPath.parse(where);
    try (HubClient client = TtsHub.client(command)) {
      Pusher pusher = new HubPush(client, Preparation.MARK);
      Set<String> taken = new HashSet<>();
      results.forEach((run, result) -> {
        if (!(result instanceof Result.Failed) && !taken.add(run.subset())) {
          problems.add(
              new RunProblem(
                  run.place() + ", " + run.subset(),
                  "another run of this push has that name; it is not pushed",
                  "Push each data set to one of its own."));
          return;
        }
        switch (result) {
          case Result.Done done -> push(pusher, repo, run, done.file());
          case Result.Skipped skipped -> push(pusher, repo, run, skipped.file());
          case Result.Failed failed -> {}
        }
      });
    }
  }

  private void push(Pusher pusher, HubPath repo, RunRef run, Path file) {
    try {
      String text = IdentityFile.of(repo, run);
      Pusher.Beside beside = new Pusher.Beside(IdentityFile.NAME, text, IdentityFile::isWhole);
      Pusher.Pushed pushed = pusher.push(repo, run.subset(), List.of(file), beside);
      String line = "pushed " + run.subset() + " to " + repo + ", " + pushed.commit();
      command.err().println(Visible.line(line));
      for (String each : pushed.kept()) {
        problems.add(
            new RunProblem(
                repo.toString(),
                each + "; the run may be taken for another",
                "Remove it on the Hub and push again, unless it says what you want."));
      }
    } catch (AssayException e) {
      problems.add(new RunProblem(repo + ", " + run.subset(), e.problem(), e.remedy()));
    }
  }

  /**
   * Says what became of each run.
   *
   * @param word what was done to it
   */
  void print(FormatOption format, String word) {
    sayFindings();
    sayProblems();
    command
        .out()
        .print(
            format.format == TableFormat.JSON
                ? FormatOption.json(json -> TtsPreparedTables.write(json, results, word))
                : format.render(
                    TtsPreparedTables.results(results, seconds(), word),
                    command.tools().terminal().page()));
  }

  /** Says what checks found. */
  void sayFindings() {
    results.forEach((run, result) -> {
      if (result instanceof Result.Done done) {
        for (Finding each : done.findings()) {
          say(run.subset() + ": " + each.severity().word() + ": " + each.message());
        }
      }
    });
  }

  /** Says what could not be read or used. */
  void sayProblems() {
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(
            each -> say(each.message() + (each.remedy().isEmpty() ? "" : ". " + each.remedy())));
    if (problems.size() > MOST_SHOWN) {
      command.err().println("and " + (problems.size() - MOST_SHOWN) + " more");
    }
  }

  private void say(String line) {
    command.err().println(Visible.line(line));
  }

  int exit() {
    boolean wrong =
        results.values().stream()
            .anyMatch(result ->
                result instanceof Result.Done done
                    && done.findings().stream()
                        .anyMatch(each -> each.severity() == Finding.Severity.ERROR));
    return wrong || !problems.isEmpty() ? Exit.PARTLY : Exit.OK;
  }
}
