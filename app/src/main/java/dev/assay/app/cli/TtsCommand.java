package dev.assay.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code assay tts}: test-time scaling. */
@Command(
    name = "tts",
    description = {
      "Test-time scaling: many completions for each problem, and how one answer is chosen.",
      "check states the numbers of one file; prepare judges runs once, so that analyses are quick;",
      "list, discover and coverage say which runs there are, here and on the Hub; the others measure",
      "and compare them."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      TtsCheck.class,
      TtsPrepare.class,
      TtsScore.class,
      TtsUnify.class,
      TtsBatch.class,
      TtsList.class,
      TtsDiscover.class,
      TtsCoverage.class,
      TtsAnalyze.class,
      TtsDifficulty.class,
      TtsCompareBaselines.class,
      TtsProfiles.class,
      TtsTrajectory.class,
      TtsEarly.class,
      TtsBestTemps.class,
      TtsScaling.class,
      TtsReferenceStudy.class,
      TtsSynthesis.class
    },
    footer = {"  assay tts check beam_search_completions.jsonl.gz"})
final class TtsCommand extends Subcommand {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: " + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
