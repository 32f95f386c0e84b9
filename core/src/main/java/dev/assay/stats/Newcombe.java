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
    Interval one = Wilson.interval(p1, n1, level);
    Interval two = Wilson.interval(p2, n2, level);
    double d = p1 - p2;
    return new Interval(
        d - Math.hypot(p1 - one.low(), two.high() - p2),
        d + Math.hypot(one.high() - p1, p2 - two.low()));
  }
}
