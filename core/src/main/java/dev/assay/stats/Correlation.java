package dev.assay.stats;

import dev.assay.domain.Check;
import org.jspecify.annotations.Nullable;

/**
 * How two numbers go together.
 *
 * @param r coefficient in [-1, 1]
 * @param interval of the coefficient; null when r is 1 or -1, where the methods give none
 * @param p chance of a coefficient at least as far from 0 if there were no relation
 * @param method how interval and p were made
 */
public record Correlation(double r, @Nullable Interval interval, double p, String method) {
  /** Pairs below which no coefficient is given. */
  public static final int LEAST = 4;

  /** Up to here every order is tried: 40320 of them. */
  private static final int EXACT_UP_TO = 8;

  static final String PEARSON = "Pearson, Fisher z interval, t test";
  static final String SPEARMAN = "Spearman, Bonett-Wright interval, t approximation";
  static final String SPEARMAN_EXACT = "Spearman, Bonett-Wright interval, exact permutation test";

  /**
   * Pearson's coefficient with Fisher's interval {@code tanh(atanh r ± z / √(n-3))} and the p value
   * of {@code t = r √((n-2) / (1-r²))} under n - 2 degrees of freedom.
   *
   * <p>Source: Fisher 1921, "On the 'probable error' of a coefficient of correlation deduced from a
   * small sample", Metron 1. Both suppose numbers that are about normally distributed.
   *
   * @param level of the interval, strictly between 0 and 1
   * @return null below {@value #LEAST} pairs, without variance, or when a sum overflows
   */
  public static @Nullable Correlation pearson(double[] x, double[] y, double level) {
    double r = coefficient(x, y);
    int n = x.length;
    return n < LEAST || Double.isNaN(r)
        ? null
        : new Correlation(r, interval(r, 1 / Math.sqrt(n - 3.0), level), tTest(r, n), PEARSON);
  }

  /**
   * Spearman's coefficient: Pearson's of the ranks, equal values sharing the mean of their ranks.
   * Interval {@code tanh(atanh r ± z √((1 + r²/2) / (n-3)))}; p value over all orders up to 8
   * pairs, by the t approximation beyond.
   *
   * <p>Source: Spearman 1904, "The proof and measurement of association between two things", Am. J.
   * Psychology 15; Bonett and Wright 2000, "Sample size requirements for estimating Pearson,
   * Kendall and Spearman correlations", Psychometrika 65.
   *
   * @param x ranks, or {@link Ranks#mid} of the values
   * @return null below {@value #LEAST} pairs or without variance
   */
  public static @Nullable Correlation spearman(double[] x, double[] y, double level) {
    double r = coefficient(x, y);
    int n = x.length;
    if (n < LEAST || Double.isNaN(r)) {
      return null;
    }
    boolean exact = n <= EXACT_UP_TO;
    return new Correlation(
        r,
        interval(r, Math.sqrt((1 + r * r / 2) / (n - 3.0)), level),
        exact ? overAllOrders(x, y) : tTest(r, n),
        exact ? SPEARMAN_EXACT : SPEARMAN);
  }

  /** Pearson's coefficient by centred sums; NaN below two pairs or without variance. */
  static double coefficient(double[] x, double[] y) {
    Check.that(x.length == y.length, "%s numbers beside %s", x.length, y.length);
    int n = x.length;
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    // what rounding leaves of equal numbers is no variance
    boolean varies = xx > n * 1e-30 * meanX * meanX && yy > n * 1e-30 * meanY * meanY;
    double r = varies ? xy / (Math.sqrt(xx) * Math.sqrt(yy)) : Double.NaN;
    return Math.clamp(r, -1.0, 1.0);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static @Nullable Interval interval(double r, double se, double level) {
    if (Math.abs(r) > 1 - 1e-12) { // perfect, but for rounding
      return null;
    }
    double half = Normal.z(level) * se;
    double centre = 0.5 * (Math.log1p(r) - Math.log1p(-r));
    return new Interval(Math.tanh(centre - half), Math.tanh(centre + half));
  }

  private static double tTest(double r, int n) {
    return StudentT.twoSided(r * Math.sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2.0);
  }

  /** The share of all orders of y whose cross product is as far from its mean. */
  private static double overAllOrders(double[] x, double[] y) {
    int n = x.length;
    double[] order = y.clone();
    double expected = n * mean(x) * mean(y);
    double limit = Math.abs(cross(x, y) - expected) - 1e-9;
    long all = 1;
    long far = 1; // the order as it is
    int[] turn = new int[n];
    for (int i = 1; i < n; ) { // Heap 1963, "Permutations by interchanges", Computer Journal 6
      if (turn[i] < i) {
        int other = i % 2 == 0 ? 0 : turn[i];
        double kept = order[other];
        order[other] = order[i];
        order[i] = kept;
        all++;
        if (Math.abs(cross(x, order) - expected) >= limit) {
          far++;
        }
        turn[i]++;
        i = 1;
      } else {
        turn[i] = 0;
        i++;
      }
    }
    return (double) far / all;
  }

  private static double cross(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
