package dev.assay.analysis.tts.measure;

import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a setting.
 *
 * @param mean over its runs, in [0, 1]
 * @param values of each run, in the order of the setting's runs
 * @param interval of the mean, over problems; null when it says nothing
 * @param how the interval was made: {@code bootstrap}, {@code t} or {@code wilson}; empty without
 * @param problems that took part
 */
public record Cell(
    Column column,
    double mean,
    List<Double> values,
    @Nullable Interval interval,
    String how,
    int problems) {

  public Cell {
    values = List.copyOf(values);
  }

  /** Standard deviation over runs, over n: as the field's tables have it. 0 for one run. */
  public double populationSd() {
    double sd = sampleSd();
    return Double.isNaN(sd) ? 0 : sd * Math.sqrt((values.size() - 1.0) / values.size());
  }

  /** Standard deviation over runs, over n - 1; NaN for one run. */
  public double sampleSd() {
    return Moments.of(values.stream().mapToDouble(value -> value).toArray()).sd();
  }
}
