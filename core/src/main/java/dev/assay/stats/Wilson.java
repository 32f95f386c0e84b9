package dev.assay.stats;

import dev.assay.domain.Check;

/**
 * Score interval of one proportion.
 *
 * <p>Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference",
 * J. American Statistical Association 22; recommended for small counts by Brown, Cai and DasGupta
 * 2001, "Interval estimation for a binomial proportion", Statistical Science 16(2).
 */
public final class Wilson {
  private Wilson() {}

  /**
   * The interval: centre {@code (p + z²/2n) / (1 + z²/n)}, half width {@code z/(1 + z²/n)
   * √(p(1-p)/n + z²/4n²)}. Within [0, 1]; holds {@code p}.
   *
   * @param p share of yes outcomes, in [0, 1]
   * @param n outcomes, at least 1
   * @param level strictly between 0 and 1, such as 0.95
   */
  public static Interval interval(double p, long n, double level) {
    return intervalAt(p, n, Normal.z(level));
  }

  /**
   * The interval for a normal quantile that is already known, such as {@link Normal#z} of a level:
   * quicker where there are many of one level.
   *
   * @param z at least 0
   */
  public static Interval intervalAt(double p, long n, double z) {
    Check.that(p >= 0 && p <= 1, "p must be in [0, 1], not %s", p);
    Check.that(n >= 1, "n must be at least 1, not %d", n);
    double zz = z * z / n;
    double centre = (p + zz / 2) / (1 + zz);
    double half = z / (1 + zz) * Math.sqrt(p * (1 - p) / n + zz / (4.0 * n));
    // the ends are exact where p is at an end; elsewhere only rounding could leave p outside
    double low = p == 0 ? 0 : Math.clamp(centre - half, 0, p);
    double high = p == 1 ? 1 : Math.clamp(centre + half, p, 1);
    return new Interval(low, high);
  }
}
