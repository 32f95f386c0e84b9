package dev.assay.app.cli;

import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.scaling.StudyOutputs;
import dev.assay.analysis.scaling.StudyTables;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.measure.StudyOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts analyze}: how right runs are, at each budget, and against each other. */
@Command(
    name = "analyze",
    description = {
      "Measures runs of test-time scaling: accuracy of naive, weighted and majority choice of the",
      "first n completions (as the field's tables have it) and expected over every n-subset,",
      "pass@k, all with intervals over problems; paired differences with Holm; what is lost in",
      "choosing and what was never found; how far the verifier can be trusted; cost in tokens.",
      "Runs that differ by seed alone are repetitions. Different temperatures, models and",
      "benchmarks are never put together.",
      "Writes figures, a report, numbers as CSV and JSON, and a results file per run for scan."
    },
    footer = {
      "  assay tts analyze runs/default-MATH-500-bon --analysis-type temperature_comparison",
      "  assay tts analyze 8B=beam_run1.jsonl 8B=beam_run2.jsonl 3B=small.jsonl \\",
      "    --analysis-type model_comparison -o comparison"
    })
final class TtsAnalyze extends Subcommand {
  @Mixin TtsInput input = new TtsInput();

  @Option(
      names = "--analysis-type",
      paramLabel = "TYPE",
      defaultValue = "summary",
      description = {
        "summary, hnc_comparison, temperature_comparison or model_comparison;",
        "default: ${DEFAULT-VALUE}."
      })
  String type = "summary";

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Where to write; default: analysis_output, with the category's name if any.")
  @Nullable Path output;

  @Option(
      names = "--level",
      paramLabel = "L",
      defaultValue = "0.95",
      description = "Level of intervals and verdicts; default: ${DEFAULT-VALUE}.")
  double level;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Draws of problems for intervals; default: ${DEFAULT-VALUE}.")
  int resamples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of all draws; default: ${DEFAULT-VALUE}.")
  long seed;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    AnalysisType wanted =
        AnalysisType.named(type)
            .orElseThrow(() ->
                usage(
                    "--analysis-type is one of "
                        + Arrays.stream(AnalysisType.values())
                            .map(AnalysisType::word)
                            .collect(Collectors.joining(", "))));
    StudyOptions options = options();
    String ending = drawing.ending(spec);
    Path root = resolve(output == null ? Path.of(usual(input.categories)) : output);
    TtsFolder folder = TtsFolder.open(root, "analyze", tools().version());
    List<Labelled> runs = input.read(this);
    Study study = Study.of(runs, options);
    Outputs outputs = StudyOutputs.of(study, wanted, ending, !drawing.noReport);
    if (wanted != AnalysisType.SUMMARY && Comparison.of(study, wanted).isEmpty()) {
      err().println("assay: there is nothing to compare: no two settings differ in that alone");
    }
    folder.leave(
        this, drawing, outputs, "analysis.json", StudyTables.summary(study), input.inputs());
    return input.exit();
  }

  private StudyOptions options() {
    try {
      return new StudyOptions(level, resamples, 0, seed);
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  /** The folder of a category, as the field's scripts name it. */
  static String usual(List<String> categories) {
    String category = categories.isEmpty() ? "" : categories.getFirst();
    int at = category.indexOf('_');
    return at < 0
        ? "analysis_output"
        : "analysis_output-"
            + category.substring(0, at).toUpperCase(Locale.ROOT)
            + "-"
            + category.substring(at + 1).replaceAll("[/\\\\]", "_");
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
