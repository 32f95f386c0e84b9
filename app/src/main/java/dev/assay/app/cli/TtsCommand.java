package dev.assay.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code assay tts}: test-time scaling. */
@Command(
    name = "tts",
    description = {
      "Test-time scaling: many completions for each problem, and how one answer is chosen.",
      "Checks files, measures runs, compares them."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      TtsCheck.class,
      TtsAnalyze.class,
      TtsDifficulty.class,
      TtsCompareBaselines.class,
      TtsProfiles.class,
      TtsTrajectory.class,
      TtsEarly.class
    },
    footer = {"  assay tts check beam_search_completions.jsonl.gz"})
final class TtsCommand extends Subcommand {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: check, analyze, difficulty, compare-baselines, profiles, trajectory or early");
  }
}
