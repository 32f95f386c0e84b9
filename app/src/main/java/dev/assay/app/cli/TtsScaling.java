package dev.assay.app.cli;

import dev.assay.analysis.scaling.ScalingOutputs;
import dev.assay.analysis.tts.across.Experiment;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay tts scaling}: what more completions gain, by level of difficulty. */
@Command(
    name = "scaling",
    description = {
      "Shows what more completions gain, by level, from folders of tts difficulty.",
      "Draws each level at the temperature that suits it and algorithms against each other in one",
      "level; tells the gain of twice the completions with its interval, and how few suffice."
    },
    footer = {"  assay tts scaling difficulty-bon difficulty-dvts --level 3 -o scaling"})
final class TtsScaling extends Subcommand {
  @Mixin TtsExperiments experiments = new TtsExperiments();

  @Mixin TtsAsked asked = new TtsAsked();

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    String ending = drawing.ending(spec);
    asked.check(this);
    TtsFolder folder = target.open(this, "scaling");
    List<Experiment> read = experiments.read(this);
    ScalingOutputs.Asked wanted = asked.of(read, experiments.method);
    folder.leave(
        this,
        drawing,
        ScalingOutputs.of(read, wanted, ending, !drawing.noReport),
        ScalingOutputs.JSON,
        ScalingOutputs.table(read, wanted),
        experiments.inputs());
    return Exit.OK;
  }
}
