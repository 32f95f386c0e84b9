package dev.assay.formats.harness;

import dev.assay.domain.Checkpoint;
import dev.assay.formats.Settings;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the folders above a stage evaluation tell, as in {@code
 * ntua/_runs_stage2/eval_results/by_checkpoint/step_2000}.
 *
 * @param experiment training run, {@code ntua} above
 * @param stage such as {@code stage2}; empty if no folder names one
 * @param step the stage's own step counter
 */
record StageFolder(String experiment, String stage, long step) {
  private static final Pattern STEP = Pattern.compile("step_(\\d{1,15})");
  private static final Pattern STAGE =
      Pattern.compile("(?:^|[^a-z])stage[-_]?(\\d{1,3})(?!\\d)", Pattern.CASE_INSENSITIVE);

  /** Folders between a stage's folder and its steps, at most. */
  private static final int LEVELS = 4;

  /** Null when the file's folder is not {@code step_<number>}. */
  static @Nullable StageFolder of(Path file) {
    Path folder = file.getParent();
    Matcher step = STEP.matcher(Names.folder(file));
    if (folder == null || !step.matches()) {
      return null;
    }
    long number = Long.parseLong(step.group(1));
    Path above = folder.getParent();
    for (int level = 0; level < LEVELS && above != null; level++) {
      Matcher stage = STAGE.matcher(nameOf(above));
      if (stage.find()) {
        String experiment = nameOf(above.getParent());
        return new StageFolder(
            experiment.isEmpty() ? nameOf(above) : experiment, "stage" + stage.group(1), number);
      }
      above = above.getParent();
    }
    return new StageFolder(aboveResultFolders(folder), "", number);
  }

  private static String aboveResultFolders(Path stepFolder) {
    Path above = stepFolder.getParent();
    while (nameOf(above).equals("by_checkpoint") || nameOf(above).equals("eval_results")) {
      above = above == null ? null : above.getParent();
    }
    return nameOf(above);
  }

  private static String nameOf(@Nullable Path folder) {
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? "" : name.toString();
  }

  String id() {
    String base = experiment.isEmpty() ? "stage-evaluation" : Names.idPart(experiment);
    return base + (stage.isEmpty() ? "" : "_" + stage) + "_step" + step;
  }

  String name() {
    return (experiment + " " + stage).strip() + " step " + step;
  }

  /**
   * Step counters restart with each stage, so only a first stage's tokens follow from its steps.
   */
  Checkpoint checkpoint(Settings settings) {
    boolean first = stage.isEmpty() || stage.equals("stage1");
    OptionalLong steps = OptionalLong.of(step);
    return new Checkpoint(
        experiment,
        "",
        steps,
        first ? Names.tokens(settings, experiment, steps) : OptionalLong.empty(),
        stage);
  }
}
