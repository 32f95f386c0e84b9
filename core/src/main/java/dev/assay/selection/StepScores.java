package dev.assay.selection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the scores of a completion's steps become one score of the completion.
 *
 * <p>Source: the {@code agg_strategy} of search-and-learn; specification of test-time scaling,
 * section 2.1.
 */
public enum StepScores {
  /** The score of the last step. */
  LAST,
  /** The lowest score. */
  MIN,
  /** The product of the scores. */
  PROD;

  /** The rule of this name, as it stands in the names of data sets. */
  public static Optional<StepScores> named(String word) {
    return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
  }

  /** The name in the names of data sets. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The score of a completion; NaN, which is unknown, when it has no step or one without score. */
  public double of(double[] steps) {
    if (steps.length == 0) {
      return Double.NaN;
    }
    return switch (this) {
      case LAST -> steps[steps.length - 1];
      case MIN -> lowest(steps);
      case PROD -> product(steps);
    };
  }

  private static double lowest(double[] steps) {
    double lowest = steps[0];
    for (double step : steps) {
      lowest = Math.min(lowest, step);
    }
    return lowest;
  }

  private static double product(double[] steps) {
    double product = 1;
    for (double step : steps) {
      product *= step;
    }
    return product;
  }
}
