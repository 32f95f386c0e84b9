package dev.assay.app.cli;

import dev.assay.analysis.scaling.ScalingOutputs;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which level is looked at, and how near to the best is near enough. */
final class TtsAsked {
  @Option(
      names = "--level",
      paramLabel = "N",
      description =
          "Level of difficulty in which algorithms are compared; default: the middle one.")
  @Nullable Integer level;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = {
        "How much below the best accuracy still suffices, for the smallest n;",
        "default: ${DEFAULT-VALUE}."
      })
  double tolerance;

  void check(Subcommand command) {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new ParameterException(
          command.spec.commandLine(), "--tolerance must be at least 0 and below 1");
    }
  }

  ScalingOutputs.Asked of(List<Experiment> experiments, String method) {
    List<Integer> levels = Experiment.levels(experiments);
    if (level != null && !levels.contains(level)) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "there is no level " + level,
          "There are: "
              + levels.stream()
                  .map(each -> Integer.toString(each))
                  .collect(Collectors.joining(", ")));
    }
    int middle = levels.get((levels.size() - 1) / 2);
    return new ScalingOutputs.Asked(method, level == null ? middle : level, tolerance);
  }
}
