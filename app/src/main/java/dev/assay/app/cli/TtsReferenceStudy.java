package dev.assay.app.cli;

import dev.assay.analysis.scaling.ReferenceOutputs;
import dev.assay.analysis.tts.across.Experiment;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** {@code assay tts reference-study}: algorithms by reference temperatures. */
@Command(
    name = "reference-study",
    description = {
      "Compares algorithms and reference temperatures, from folders of tts difficulty.",
      "Tells how many problems are in which level, and whether that differs by more than noise;",
      "whether references agree on the best temperatures; and the share of right completions."
    },
    footer = {"  assay tts reference-study bon-ref0.1 bon-ref0.8 dvts-ref0.1 dvts-ref0.8 -o study"})
final class TtsReferenceStudy extends Subcommand {
  @Mixin TtsExperiments experiments = new TtsExperiments();

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    if (experiments.folders.size() < 2) {
      throw new ParameterException(spec.commandLine(), "name at least two folders to compare");
    }
    String ending = drawing.ending(spec);
    TtsFolder folder = target.open(this, "reference-study");
    List<Experiment> read = experiments.read(this);
    folder.leave(
        this,
        drawing,
        ReferenceOutputs.of(read, experiments.method, ending, !drawing.noReport),
        ReferenceOutputs.JSON,
        ReferenceOutputs.table(read, experiments.method),
        experiments.inputs());
    return Exit.OK;
  }
}
