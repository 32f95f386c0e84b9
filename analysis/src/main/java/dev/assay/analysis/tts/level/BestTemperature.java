package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Column;
import java.util.List;

/**
 * Which temperature suits a level, with how sure that is.
 *
 * @param column the number that is compared
 * @param best index of the temperature with the highest mean, the first of equals; -1 when all are
 *     0 or none is known
 * @param chances of each temperature to be the best when problems are drawn anew; NaN where it was
 *     not measured, and below {@link dev.assay.stats.Bootstrap#FEWEST} problems
 * @param near which cannot be told from the best: all that were measured with so few problems
 * @param problems that all temperatures have
 */
public record BestTemperature(
    Column column, int best, List<Double> chances, List<Boolean> near, int problems) {
  public BestTemperature {
    chances = List.copyOf(chances);
    near = List.copyOf(near);
  }
}
