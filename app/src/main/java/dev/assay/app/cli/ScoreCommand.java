package dev.assay.app.cli;

import dev.assay.analysis.report.ScoreTables;
import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.Visible;
import dev.assay.analysis.score.ScoreAnswer;
import dev.assay.analysis.score.ScoreAnswer.Marks;
import dev.assay.analysis.score.ScoreDifference;
import dev.assay.analysis.score.ScoreSet;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay score}: benchmark scores from the scores of single items and tokens. */
@Command(
    name = "score",
    description = {
      "Computes benchmark scores from those of single items and tokens.",
      "Accuracies of sBLIMP, sWUGGY, tStory, sStory from log-likelihoods or losses of pairs, and",
      "LibriLight losses, perplexities and slopes from losses of tokens, with intervals. What files",
      "may hold: docs/formats.md, Scores of single items. Needs no index."
    },
    footer = {
      "  assay score sblimp.jsonl swuggy.csv librilight.csv -o metrics.json",
      "  assay score ours/sblimp.jsonl --against theirs/sblimp.jsonl"
    })
final class ScoreCommand extends Subcommand {
  private static final int SHOWN_PROBLEMS = 30;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV or JSON lines.")
  List<Path> files = List.of();

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Compare with this model's files, over the items of both. Repeatable.")
  List<Path> against = List.of();

  @Option(
      names = "--task",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Benchmark of rows that name none; default: what the file's name tells.")
  String task = "";

  @Option(
      names = "--marks",
      paramLabel = "KIND",
      defaultValue = "window",
      description = {
        "Losses at 8k, 16k, 24k: window (mean of 1000 tokens),",
        "single (one token, as older files) or both; default: ${DEFAULT-VALUE}."
      })
  String marks = "window";

  @Option(
      names = "--first-position",
      paramLabel = "N",
      defaultValue = "0",
      description = "Number of the first token, 0 or 1; default: ${DEFAULT-VALUE}.")
  int firstPosition;

  @Option(names = "--groups", description = "Also the accuracy of each group of items.")
  boolean groups;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Also write them as a flat results file (assay record --metrics).")
  @Nullable Path output;

  @Option(names = "--force", description = "Write over a file that is there.")
  boolean force;

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Marks wanted = marks();
    if (firstPosition != 0 && firstPosition != 1) {
      throw new ParameterException(spec.commandLine(), "--first-position must be 0 or 1");
    }
    if (output != null && !against.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "-o does not go with --against");
    }
    ScoreSet set = read(files);
    int exit = problems(set);
    if (!against.isEmpty()) {
      ScoreSet other = read(against);
      exit = Math.max(exit, problems(other));
      differences(set, other);
      return exit;
    }
    ScoreAnswer answer = ScoreAnswer.of(set, wanted, groups);
    out()
        .print(
            format.format == TableFormat.JSON
                ? FormatOption.json(json -> ScoreTables.write(json, answer.scores()))
                : format.render(ScoreTables.scores(answer.scores()), tools().terminal().page()));
    if (output != null) {
      write(resolve(output), answer);
    }
    return exit;
  }

  private ScoreSet read(List<Path> named) {
    List<Path> paths = named.stream().map(this::resolve).toList();
    ScoreSet set = ScoreSet.read(paths, new ScoreSet.Reading(task, firstPosition));
    if (set.isEmpty()) {
      problems(set);
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no usable score in "
              + String.join(", ", named.stream().map(Path::toString).toList()),
          "See what files may hold: docs/formats.md, Scores of single items.");
    }
    return set;
  }

  private void differences(ScoreSet set, ScoreSet other) {
    List<ScoreDifference> differences = ScoreDifference.of(set, other);
    if (differences.isEmpty()) {
      throw new AssayException(
          Kind.CONFLICT,
          "the files have no item in common",
          "Pairs meet by benchmark and id, losses by the name of their sequence.");
    }
    out()
        .print(
            format.format == TableFormat.JSON
                ? FormatOption.json(json -> ScoreTables.writeDifferences(json, differences))
                : format.render(ScoreTables.differences(differences), tools().terminal().page()));
  }

  private Marks marks() {
    for (Marks each : Marks.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(marks)) {
        return each;
      }
    }
    throw new ParameterException(
        spec.commandLine(), "--marks must be window, single or both, not '" + marks + "'");
  }

  /** Says what could not be used; the exit code that follows from it. */
  private int problems(ScoreSet set) {
    List<String> lines = new ArrayList<>();
    for (ScoreSet.Problem problem : set.problems()) {
      String place = problem.place().isEmpty() ? "" : ", " + problem.place();
      lines.add(Visible.line(problem.file() + place + ": " + problem.problem()));
    }
    lines.stream().limit(SHOWN_PROBLEMS).forEach(err()::println);
    if (lines.size() > SHOWN_PROBLEMS) {
      err().println("and " + (lines.size() - SHOWN_PROBLEMS) + " more");
    }
    return lines.isEmpty() ? Exit.OK : Exit.PARTLY;
  }

  private void write(Path file, ScoreAnswer answer) {
    if (!force && Files.exists(file)) {
      throw new AssayException(
          Kind.CONFLICT, file + " exists", "Name another file with -o, or say --force.");
    }
    String json = FormatOption.json(out -> ScoreTables.writeFlat(out, answer.flat()));
    SafeFile.write(file, json.getBytes(StandardCharsets.UTF_8));
  }
}
