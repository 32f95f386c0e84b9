package dev.assay.stats;

/**
 * Interval of the difference of two independent proportions.
 *
 * <p>Source: Newcombe 1998, "Interval estimation for the difference between independent
 * proportions: comparison of eleven methods", Statistics in Medicine 17, method 10 (hybrid score,
 * no continuity correction).
 */
public final class Newcombe {
  private Newcombe() {}

  /**
   * The interval of {@code p1 - p2}, from the Wilson intervals {@code (l1, u1)} and {@code (l2,
   * u2)}: {@code d - √((p1-l1)² + (u2-p2)²)} to {@code d + √((u1-p1)² + (p2-l2)²)}. Within [-1, 1].
   *
   * <p>It knows nothing of items that both runs answered: on the same items a paired interval is
   * narrower.
   */
  public static Interval difference(double p1, long n1, double p2, long n2, double level) {
    double z = Normal.z(level);
    Interval one = Wilson.intervalAt(p1, n1, z);
    Interval two = Wilson.intervalAt(p2, n2, z);
    double d = p1 - p2;
    return new Interval(
        d - Math.hypot(p1 - one.low(), two.high() - p2),
        d + Math.hypot(one.high() - p1, p2 - two.low()));
  }

  /**
   * The p value that belongs to {@link #difference}: 1 minus the level at which one end of the
   * interval is just 0. So it is below 0.05 exactly when the 95 % interval leaves 0 outside; the
   * pooled z test of two proportions would contradict the interval near the border.
   *
   * <p>By bisection over the normal quantile, since the interval grows with it.
   *
   * @return 1 for equal shares
   */
  public static double pValue(double p1, long n1, double p2, long n2) {
    double d = Math.abs(p1 - p2);
    boolean first = p1 >= p2;
    double low = 0;
    double high = 1;
    while (reach(first, p1, n1, p2, n2, high) < d && high < 64) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < 60 && high - low > 1e-13 * high; i++) {
      double middle = (low + high) / 2;
      if (reach(first, p1, n1, p2, n2, middle) < d) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return d == 0 ? 1 : Normal.twoSided(high);
  }

  /** How far the interval reaches from the difference towards 0. */
  private static double reach(boolean first, double p1, long n1, double p2, long n2, double z) {
    double upper = first ? p1 : p2;
    double lower = first ? p2 : p1;
    double down = upper - Wilson.intervalAt(upper, first ? n1 : n2, z).low();
    double up = Wilson.intervalAt(lower, first ? n2 : n1, z).high() - lower;
    return Math.sqrt(down * down + up * up);
  }
}
