package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Versus;
import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanRatio;
import org.jspecify.annotations.Nullable;

/**
 * By how much of the baseline's mean a method is better; of a metric that nobody ranks, the change.
 *
 * @param share positive for better; NaN if it means nothing
 * @param low lower end of its interval; NaN if unknown or without bound
 * @param high upper end
 */
record Improvement(double share, double low, double high) {
  private static final Improvement NONE = new Improvement(Double.NaN, Double.NaN, Double.NaN);

  static Improvement of(Metric metric, @Nullable Versus versus) {
    MeanRatio ratio = versus == null ? null : versus.ratio();
    if (ratio == null) {
      return NONE;
    }
    Interval interval = ratio.interval();
    double low = interval == null ? Double.NaN : interval.low();
    double high = interval == null ? Double.NaN : interval.high();
    return metric.direction() == Direction.LOWER
        ? new Improvement(1 - ratio.value(), 1 - high, 1 - low)
        : new Improvement(ratio.value() - 1, low - 1, high - 1);
  }

  /** Its interval; empty where there is none. */
  String words() {
    return Double.isNaN(share)
        ? ""
        : Double.isNaN(low) ? "no bounds" : Figures.percent(low) + " to " + Figures.percent(high);
  }
}
