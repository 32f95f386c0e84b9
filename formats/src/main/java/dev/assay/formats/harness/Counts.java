package dev.assay.formats.harness;

import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes estimates of harness files, which often leave the number of samples out. */
final class Counts {
  private static final double LARGEST = 1e9;

  private Counts() {}

  /**
   * Whether a value is outside 0..1 although its metric is a share, so that it would be shown as
   * 6310 %. Most often it is written in percent.
   */
  static boolean outOfRange(MetricKey metric, double value) {
    if (0 <= value && value <= 1) {
      return false;
    }
    Metric known = MetricCatalogue.builtIn().describe(metric);
    return known.proportion() || (known.percent() && known.unit().equals("fraction"));
  }

  /**
   * A reported estimate. An unknown count is recovered from the standard error where the metric is
   * a share of yes-or-no outcomes.
   */
  static Estimate reported(
      MetricKey metric, double value, OptionalDouble standardError, OptionalLong count) {
    OptionalLong known = count.isPresent() && count.getAsLong() >= 1 ? count : OptionalLong.empty();
    OptionalLong n =
        known.isEmpty()
                && standardError.isPresent()
                && MetricCatalogue.builtIn().describe(metric).proportion()
            ? recover(value, standardError.getAsDouble())
            : known;
    return new Estimate(metric, value, standardError, n, Estimate.Source.REPORTED);
  }

  /**
   * The number of samples behind a share: harnesses write {@code se = sqrt(p(1-p)/(n-1))}, so
   * {@code n = p(1-p)/se^2 + 1}.
   *
   * @return empty unless that is a whole number (1e-6 relative) and gives a whole number of
   *     successes, so that an error computed otherwise is not taken for a count
   */
  static OptionalLong recover(double p, double standardError) {
    if (!(p > 0 && p < 1 && standardError > 0)) {
      return OptionalLong.empty();
    }
    double n = p * (1 - p) / (standardError * standardError) + 1;
    double whole = Math.rint(n);
    double successes = p * whole;
    boolean fits =
        whole >= 2
            && whole <= LARGEST
            && Math.abs(n - whole) <= 1e-6 * whole
            && Math.abs(successes - Math.rint(successes)) <= 1e-4;
    return fits ? OptionalLong.of((long) whole) : OptionalLong.empty();
  }
}
