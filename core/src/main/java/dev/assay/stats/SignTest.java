package dev.assay.stats;

import dev.assay.domain.Check;

/**
 * Compares two yes-or-no outcomes over the same items, by the items on which they differ (exact
 * McNemar test).
 *
 * <p>Source: McNemar 1947, "Note on the sampling error of the difference between correlated
 * proportions or percentages", Psychometrika 12.
 */
public final class SignTest {
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
    return n == 0 ? 1 : Math.min(1, 2 * lowerTail(Math.min(first, second), n));
  }

  /** Chance of k or fewer of n, each with chance 1/2. */
  private static double lowerTail(long k, long n) {
    if (k >= n) {
      return 1;
    }
    double log = -n * Math.log(2);
    for (long i = 1; i <= k; i++) {
      log += Math.log((double) (n - i + 1) / i);
    }
    // from the largest term down, so that nothing underflows before it counts
    double term = 1;
    double sum = 1;
    for (long i = k; i > 0 && term > sum * 1e-18; i--) {
      term *= (double) i / (n - i + 1);
      sum += term;
    }
    return Math.min(1, Math.exp(log + Math.log(sum)));
  }
}
