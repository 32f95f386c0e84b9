package dev.assay.app.cli;

import dev.assay.analysis.grade.GradeRows;
import dev.assay.analysis.grade.Judge;
import dev.assay.analysis.grade.Summary;
import dev.assay.analysis.report.GradeTables;
import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.Visible;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay grade}: judges answers to maths problems. */
@Command(
    name = "grade",
    description = {
      "Finds the final answer of each completion and says whether it equals the gold answer.",
      "Rows come as JSON lines, plain or gzip, as Parquet, or on standard input (-). Each is written",
      "to OUT with the fields extracted, correct, verdict and rule; where the completions are a list,",
      "so are these. Prints the accuracy with its interval. What counts as equal: docs/grading.md.",
      "Needs no index."
    },
    footer = {
      "  assay grade completions.jsonl.gz -o graded.jsonl",
      "  assay grade samples.parquet --gold answer --completion responses --format json",
      "  assay grade --explain '\\frac{1}{2}' 'So it is \\boxed{0.5}.'"
    })
final class GradeCommand extends Subcommand {
  @Parameters(
      arity = "1..2",
      paramLabel = "FILE",
      description = "Rows to grade; with --explain a gold answer and a prediction.")
  List<String> inputs = List.of();

  @Option(names = "--explain", description = "Show every step for one pair: GOLD PREDICTION.")
  boolean explain;

  @Option(
      names = "--gold",
      paramLabel = "FIELD",
      description = "Field of the gold answer; default: gold, gt, answer and other usual names.")
  @Nullable String gold;

  @Option(
      names = "--completion",
      paramLabel = "FIELD",
      description = {
        "Field of the prediction or list of predictions; default: usual names.",
        "Either may be a path: choices.0.message.content."
      })
  @Nullable String completion;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description =
          "Write graded rows here, as JSON lines (.gz: compressed); - is standard output.")
  @Nullable String output;

  @Option(names = "--force", description = "Write over a file that is there.")
  boolean force;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Write it before the names of added fields, to keep those of another grading.")
  String prefix = "";

  @Option(names = "--strict-input", description = "End at the first row that cannot be graded.")
  boolean strictInput;

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (explain) {
      return explained();
    }
    if (inputs.size() != 1) {
      throw new ParameterException(
          spec.commandLine(), "name one FILE; two are for --explain GOLD PREDICTION");
    }
    Path in = inputs.getFirst().equals("-") ? null : resolve(Path.of(inputs.getFirst()));
    if (in != null && (!Files.exists(in) || Files.isDirectory(in))) { // a pipe will do
      throw new AssayException(Kind.NOT_FOUND, in + " is no file", "Name a file with rows.");
    }
    GradeInput input = new GradeInput(in);
    try (ProgressLine progress = new ProgressLine(err(), tools().terminal().err())) {
      GradeOutput to = new GradeOutput(out(), err(), progress, input::share);
      return graded(input, to);
    }
  }

  private int graded(GradeInput in, GradeOutput to) {
    Judge judge = new Judge(settings.settings(), settings.text());
    boolean toOut = "-".equals(output);
    Path file = output == null || toOut ? null : resolve(Path.of(output));
    if (file != null) {
      checked(file);
    }
    GradeRows.Options options = new GradeRows.Options(gold, completion, strictInput, prefix);
    try (GradeRows rows = new GradeRows(judge, options, to)) {
      int exit = to.into(file, toOut, () -> read(in, rows));
      Summary summary = rows.summary();
      to.endProblems();
      if (summary.answers() == 0) {
        throw new AssayException(
            Kind.NOT_FOUND,
            "there is nothing to grade in " + in.name(),
            "Each row needs a gold answer and a prediction.");
      }
      print(summary, toOut);
      return summary.badRows() > 0 ? Exit.PARTLY : exit;
    }
  }

  private void checked(Path file) {
    if (RowFile.isParquet(file)) {
      throw new ParameterException(
          spec.commandLine(), "-o writes JSON lines; name a file such as graded.jsonl.gz");
    }
    if (!force && Files.exists(file)) {
      throw new AssayException(
          Kind.CONFLICT, file + " exists", "Name another file with -o, or say --force.");
    }
  }

  private void print(Summary summary, boolean toErr) {
    String text =
        format.format == TableFormat.JSON
            ? FormatOption.json(json -> GradeTables.write(json, summary))
            : format.render(GradeTables.summary(summary), tools().terminal().page());
    (toErr ? err() : out()).print(text);
  }

  /** Reads to the end; a file that breaks off is reported, and what came before counts. */
  private int read(GradeInput in, GradeRows rows) throws IOException {
    try {
      in.read(rows);
      rows.finish();
      return Exit.OK;
    } catch (NoSuchFileException e) {
      throw new AssayException(Kind.NOT_FOUND, in.name() + " is not there", "Name a file.", e);
    } catch (UnreadableException e) {
      rows.finish();
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      String problem = in.name() + place + ": " + e.problem();
      if (strictInput || rows.summary().rows() == 0) {
        throw new AssayException(Kind.UNAVAILABLE, problem, e.remedy() + ".", e);
      }
      err().println(Visible.line(problem + "; what stands before it is graded"));
      return Exit.PARTLY;
    }
  }

  private int explained() {
    if (inputs.size() != 2) {
      throw new ParameterException(spec.commandLine(), "--explain needs GOLD and PREDICTION");
    }
    Explanation.print(out(), settings, inputs.getFirst(), inputs.getLast());
    return Exit.OK;
  }
}
