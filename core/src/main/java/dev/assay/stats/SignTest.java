package dev.assay.stats;

import dev.assay.domain.Check;

/**
 * Compares two yes-or-no outcomes over the same items, by the items on which they differ (exact
 * McNemar test).
 *
 * <p>Sources: McNemar 1947, "Note on the sampling error of the difference between correlated
 * proportions or percentages", Psychometrika 12; the interval of the share by Clopper and Pearson
 * 1934, "The use of confidence or fiducial limits", Biometrika 26.
 */
public final class SignTest {
  private static final int HALVINGS = 60;

  private SignTest() {}

  /**
   * Two-sided p value: twice the smaller tail of the binomial distribution with share 1/2.
   *
   * @param first items that only the first has right
   * @param second items that only the second has right
   * @return 1 when they differ on none
   */
  public static double pValue(long first, long second) {
    Check.that(first >= 0 && second >= 0, "counts must not be negative: %d, %d", first, second);
    long n = first + second;
    return n == 0 ? 1 : Math.min(1, 2 * lowerTail(Math.min(first, second), n, 0.5));
  }

  /**
   * Interval of the difference of the shares of right outcomes, {@code (first - second) / items},
   * given how many items differ. It leaves 0 outside exactly when {@link #pValue} is below {@code 1
   * - level}.
   *
   * @param items items that both answered, at least {@code first + second} and 1
   */
  public static Interval difference(long first, long second, long items, double level) {
    long n = first + second;
    Check.that(items >= Math.max(1, n), "%d items cannot differ on %d", items, n);
    if (n == 0) {
      return new Interval(0, 0);
    }
    double tail = (1 - level) / 2;
    double low = first == 0 ? 0 : 1 - upperShare(second, n, tail);
    double high = second == 0 ? 1 : upperShare(first, n, tail);
    double scale = (double) n / items;
    return new Interval((2 * low - 1) * scale, (2 * high - 1) * scale);
  }

  /** The share at which {@code k} of n or fewer are just as rare as {@code tail}. */
  private static double upperShare(long k, long n, double tail) {
    double low = (double) k / n;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (lowerTail(k, n, middle) > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Chance of k or fewer of n, each with chance p. */
  private static double lowerTail(long k, long n, double p) {
    if (k >= n || p <= 0) {
      return 1;
    }
    if (p >= 1) {
      return 0;
    }
    double odds = p / (1 - p);
    // from the largest term down, so that nothing underflows before it counts
    double log = n * Math.log1p(-p);
    for (long i = 1; i <= k; i++) {
      log += Math.log((double) (n - i + 1) / i) + Math.log(odds);
    }
    double term = 1;
    double sum = 1;
    for (long i = k; i > 0 && term > sum * 1e-18; i--) {
      term *= i / ((n - i + 1) * odds);
      sum += term;
    }
    return Math.min(1, Math.exp(log + Math.log(sum)));
  }
}
