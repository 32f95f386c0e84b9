package dev.assay.app.cli;

import dev.assay.selection.StepScores;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How scores of steps become one of the completion. */
final class TtsSteps {
  @Option(
      names = "--steps",
      paramLabel = "RULE",
      defaultValue = "last",
      description = "Score of a completion from its steps: last, min or prod; default: last.")
  String steps = "last";

  /** The rule that is named. */
  StepScores rule(CommandSpec spec) {
    return named(steps, "--steps", spec);
  }

  /** The rule of a word; who names none is told of what the option takes. */
  static StepScores named(String word, String option, CommandSpec spec) {
    return StepScores.named(word)
        .orElseThrow(() ->
            new ParameterException(spec.commandLine(), option + " is one of last, min, prod"));
  }
}
