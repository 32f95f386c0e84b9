package dev.assay.app.cli;

import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.scaling.TrajectoryOutputs;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.Levels;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.analysis.tts.trajectory.MeanPaths;
import dev.assay.analysis.tts.trajectory.Trajectories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts trajectory}: how scores go along right and wrong completions. */
@Command(
    name = "trajectory",
    description = {
      "Follows the scores of a process reward model along right and wrong completions: mean paths",
      "by temperature and level of difficulty, single problems, steps and last scores.",
      "Temperatures that lack a run of the reference temperature are left out."
    },
    footer = {"  assay tts trajectory runs/default-MATH-500-bon --reference-temp 0.1 -o traj"})
final class TtsTrajectory extends Subcommand {
  @Mixin TtsInput input = new TtsInput();

  @Option(
      names = "--reference-temp",
      paramLabel = "T",
      description = "Temperature that levels come from; default: the lowest.")
  @Nullable Double reference;

  @Option(
      names = "--seed",
      paramLabel = "RUN",
      defaultValue = "",
      description = "Seed of the run whose paths are drawn; default: the first.")
  String seed = "";

  @Option(
      names = "--samples-per-level",
      paramLabel = "N",
      defaultValue = "4",
      description = "Single problems per level; default: ${DEFAULT-VALUE}.")
  int samples;

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Option(names = "--save-baselines", description = "Write difficulty_baselines.json too.")
  boolean saveBaselines;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    if (samples < 0 || samples > 100) {
      throw new ParameterException(spec.commandLine(), "--samples-per-level must be from 0 to 100");
    }
    String ending = drawing.ending(spec);
    TtsFolder folder = target.open(this, "trajectory");
    List<Labelled> runs = input.readWithSteps(this, found -> Trajectories.likely(found, seed));
    Study study = Study.ofSingles(runs, StudyOptions.USUAL);
    Difficulty difficulty =
        Difficulty.of(
            TtsDifficulty.group(study),
            Optional.ofNullable(reference),
            accuracies -> Levels.USUAL,
            StudyOptions.USUAL);
    List<Trajectories> temperatures = new ArrayList<>();
    List<String> wanted = difficulty.sides().get(difficulty.reference()).seeds();
    for (Measured side : difficulty.sides()) {
      if (side.seeds().containsAll(wanted)) {
        temperatures.add(Trajectories.of(side, seed, input::withSteps));
      } else {
        err().println("assay: " + side.setting().name() + " lacks a run and is left out");
      }
    }
    MeanPaths means = MeanPaths.of(difficulty, temperatures);
    Outputs outputs =
        TrajectoryOutputs.of(
            difficulty, temperatures, means, samples, ending, !drawing.noReport, saveBaselines);
    folder.leave(
        this,
        drawing,
        outputs,
        "trajectories.json",
        TrajectoryOutputs.summary(temperatures, means),
        input.inputs());
    return input.exit();
  }
}
