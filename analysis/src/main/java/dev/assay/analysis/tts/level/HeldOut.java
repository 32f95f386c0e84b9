package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Measure;
import dev.assay.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy by level and temperature when a problem's level comes from other completions than those
 * that are judged: the same ones would make easy levels look easier and hard ones harder than they
 * are (regression to the mean).
 *
 * @param how completions were parted, in words; empty when they could not be
 * @param cells by level, then temperature, then measure
 */
public record HeldOut(String how, List<Cell> cells) {
  public HeldOut {
    cells = List.copyOf(cells);
  }

  /**
   * One number.
   *
   * @param temperature index
   * @param n completions that were chosen from
   * @param mean over problems and foldings
   * @param interval of the mean over problems, in [0, 1]; a problem that several foldings put into
   *     the level is one cluster. Null below two problems, or where all are alike
   * @param problems mean number of problems in the level
   */
  public record Cell(
      int level,
      int temperature,
      Measure measure,
      int n,
      double mean,
      @Nullable Interval interval,
      double problems) {}
}
