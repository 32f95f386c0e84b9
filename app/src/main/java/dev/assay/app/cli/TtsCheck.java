package dev.assay.app.cli;

import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.TtsTables;
import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Accuracy;
import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.Finding;
import dev.assay.analysis.tts.JudgedProblem;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RowReading;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.Validation;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.rows.Row;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay tts check}: whether a file of completions is sound, and what it says. */
@Command(
    name = "check",
    description = {
      "Grades a run's completions, one problem per row, and checks them: rows that",
      "contradict themselves, problems twice, completions under another problem than their own,",
      "choices and verdicts that do not follow, copies, places that matter.",
      "Prints the accuracy of completions, pass@k, and of each way to choose, with intervals.",
      "Rows: search-and-learn, prepared or not, or the Qwen2.5-Math harness; JSON lines, gzip,",
      "Parquet. Exit 3 when a check found an error or a row could not be read."
    },
    footer = {
      "  assay tts check beam_search_completions.jsonl.gz",
      "  assay tts check runs/math500.parquet --dataset HuggingFaceH4/MATH-500 --box-only",
      "  assay tts check hf://ORG/NAME@REVISION/RUN"
    })
final class TtsCheck extends Subcommand {
  private static final int MOST_SHOWN = 10;

  @Parameters(
      paramLabel = "PLACE",
      description = {
        "Completions: a file, or a place with one run, here or on the Hub:",
        "[hf://]ORG/NAME[@REVISION][/RUN]."
      })
  String place = "";

  @Option(
      names = "--dataset",
      paramLabel = "ID",
      defaultValue = "",
      description = "Benchmark, whose known size is then expected; the name's without it.")
  String dataset = "";

  @Option(names = "--problems", paramLabel = "N", description = "How many problems there must be.")
  @Nullable Integer problems;

  @Mixin TtsSteps steps = new TtsSteps();

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  private int rejected;

  @Override
  public Integer call() {
    StepScores rule = steps.rule(spec);
    if (problems != null && problems < 1) {
      throw new ParameterException(spec.commandLine(), "--problems must be at least 1");
    }
    Grader grader = new Grader(settings.settings());
    ProblemJudge judge = new ProblemJudge(grader, rule);
    List<JudgedProblem> judged;
    Optional<RunRef> run;
    try (TtsHub hub = new TtsHub(this)) {
      Subject subject = subject(hub, judge);
      run = subject.run();
      judged = read(subject.files(), judge);
    }
    if (judged.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no problem with completions in " + place,
          "Each row needs a problem and its completions; see docs/formats.md.");
    }
    List<Finding> findings = findings(judged, grader, run);
    print(judged, findings);
    boolean wrong = findings.stream().anyMatch(each -> each.severity() == Finding.Severity.ERROR);
    return wrong || rejected > 0 ? Exit.PARTLY : Exit.OK;
  }

  /**
   * What is checked.
   *
   * @param run what its name says; of a file whose name says nothing, nothing
   */
  private record Subject(List<Path> files, Optional<RunRef> run) {}

  private Subject subject(TtsHub hub, ProblemJudge judge) {
    RunLoader loader = new RunLoader(TtsYaml.builtInRules(), judge);
    return switch (hub.place(place)) {
      case TtsHub.Place.There there ->
          hub.asking(
              there,
              places -> one(loader, loader.discover(there.place(), places, Sidecar.NOTHING)));
      case TtsHub.Place.Here here -> {
        Path path = TtsHub.existing(here);
        Discovered found = loader.discover(path, place, Sidecar.NOTHING);
        yield Files.isDirectory(path)
            ? one(loader, found)
            : new Subject(List.of(path), found.runs().stream().findFirst());
      }
    };
  }

  private Subject one(RunLoader loader, Discovered found) {
    found.problems().forEach(each -> err().println(Visible.line(each.message())));
    List<RunRef> runs = found.runs();
    if (runs.size() == 1) {
      return new Subject(loader.files(runs.getFirst()), Optional.of(runs.getFirst()));
    }
    throw new AssayException(
        Kind.NOT_FOUND,
        "%s has %s runs, and one is checked at a time".formatted(place, runs.size()),
        runs.isEmpty()
            ? "Name a file with rows."
            : "Name one of them, such as %s/%s.".formatted(place, runs.getFirst().subset()));
  }

  private List<Finding> findings(List<JudgedProblem> judged, Grader grader, Optional<RunRef> run) {
    if (problems != null) {
      OptionalInt expected = OptionalInt.of(problems);
      return Validation.of(judged, grader, dataset, expected, Optional.empty());
    }
    String benchmark =
        dataset.isEmpty() ? run.flatMap(of -> of.identity().dataset().value()).orElse("") : dataset;
    OptionalInt whole = run.map(of -> of.identity().problems()).orElse(OptionalInt.empty());
    return Validation.of(judged, grader, benchmark, whole, run.flatMap(of -> of.name().chunk()));
  }

  private List<JudgedProblem> read(List<Path> files, ProblemJudge judge) {
    Taken taken = new Taken();
    try (ProgressLine progress = new ProgressLine(err(), tools().terminal().err());
        RowReading reading = new RowReading(judge, taken)) {
      taken.progress = progress;
      for (Path file : files) {
        reading.read(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rejected = taken.bad.size();
    taken.bad.stream()
        .limit(MOST_SHOWN)
        .forEach(each -> err().println(Visible.line(each.message())));
    if (rejected > MOST_SHOWN) {
      err().println("and " + (rejected - MOST_SHOWN) + " more");
    }
    return taken.judged;
  }

  private static final class Taken implements RowReading.Taker {
    final List<JudgedProblem> judged = new ArrayList<>();
    final List<RunProblem> bad = new ArrayList<>();
    @Nullable ProgressLine progress;

    @Override
    public void problem(Row row, JudgedProblem each) {
      judged.add(each);
    }

    @Override
    public void bad(RunProblem problem) {
      bad.add(problem);
    }

    @Override
    public void progress(OptionalDouble share) {
      if (progress != null) {
        progress.bar(share, judged.size() + " problems");
      }
    }
  }

  private void print(List<JudgedProblem> judged, List<Finding> findings) {
    List<Accuracy> accuracies = Accuracy.of(judged);
    if (format.format == TableFormat.JSON) {
      out().print(FormatOption.json(json -> TtsTables.write(json, accuracies, findings)));
      return;
    }
    int completions = judged.stream().mapToInt(JudgedProblem::size).sum();
    out()
        .print(
            format.render(
                TtsTables.accuracies(accuracies, judged.size(), completions),
                tools().terminal().page()));
    for (Finding each : findings) {
      (format.format == TableFormat.TABLE ? out() : err())
          .println(Visible.line(each.severity().word() + ": " + each.message()));
    }
  }
}
