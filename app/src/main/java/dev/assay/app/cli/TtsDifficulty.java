package dev.assay.app.cli;

import dev.assay.analysis.scaling.DifficultyOutputs;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.Levels;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts difficulty}: which temperature suits problems of which difficulty. */
@Command(
    name = "difficulty",
    description = {
      "Parts problems into levels by the share of right completions at a reference temperature,",
      "and measures each level at each temperature: curves, heat maps, the best temperature with",
      "the chance that it is the best, and those that cannot be told from it.",
      "A level's completions at the reference would flatter it, so levels are also held out.",
      "Runs must be of one model, approach and benchmark."
    },
    footer = {
      "  assay tts difficulty runs/default-MATH-500-bon --reference-temp 0.1 -o difficulty",
      "  assay tts difficulty runs --thresholds 1:0.9,1.0 2:0.5,0.9 3:0.0,0.5 -o difficulty"
    })
final class TtsDifficulty extends Subcommand {
  @Mixin TtsInput input = new TtsInput();

  @Option(
      names = "--thresholds",
      paramLabel = "N:MIN,MAX",
      arity = "1..*",
      description = "Levels that cover 0 to 1; default: five of equal width, 1 the easiest.")
  List<String> thresholds = List.of();

  @Option(
      names = "--quantiles",
      paramLabel = "N",
      description = "So many levels between percentiles, in place of thresholds.")
  @Nullable Integer quantiles;

  @Option(
      names = "--reference-temp",
      paramLabel = "T",
      description = "Temperature that levels come from; default: the lowest.")
  @Nullable Double reference;

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Option(
      names = "--save-baselines",
      description = "Write difficulty_baselines.json, for compare-baselines.")
  boolean saveBaselines;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    Difficulty.Stratify stratify = stratify();
    String ending = drawing.ending(spec);
    TtsFolder folder = target.open(this, "difficulty");
    List<Labelled> runs = input.read(this);
    Study study = Study.forLevels(runs, StudyOptions.USUAL);
    study.remarks().forEach(remark -> err().println("assay: " + remark));
    Difficulty difficulty =
        Difficulty.of(group(study), Optional.ofNullable(reference), stratify, StudyOptions.USUAL);
    var outputs = DifficultyOutputs.of(difficulty, ending, !drawing.noReport, saveBaselines);
    folder.leave(
        this,
        drawing,
        outputs,
        "difficulty.json",
        DifficultyOutputs.summary(difficulty),
        input.inputs());
    return input.exit();
  }

  static Comparison group(Study study) {
    List<Comparison> groups = Comparison.of(study, AnalysisType.TEMPERATURE_COMPARISON);
    if (groups.size() != 1) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "the runs are of %s groups: %s"
              .formatted(
                  groups.size(),
                  String.join(
                      "; ",
                      groups.stream()
                          .map(each ->
                              (each.benchmark() + " " + each.model() + " " + each.approach())
                                  .strip())
                          .toList())),
          "Name the runs of one model, approach and benchmark; --approach chooses among them.");
    }
    return groups.getFirst();
  }

  private Difficulty.Stratify stratify() {
    if (quantiles != null && !thresholds.isEmpty()) {
      throw usage("give --thresholds or --quantiles, not both");
    }
    try {
      if (quantiles != null) {
        int count = quantiles;
        Levels.quantiles(count, 0.5);
        return accuracies -> Levels.quantiles(count, accuracies);
      }
      Levels levels = thresholds.isEmpty() ? Levels.USUAL : Levels.parse(thresholds);
      return accuracies -> levels;
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(@Nullable String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
