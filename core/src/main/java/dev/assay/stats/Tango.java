package dev.assay.stats;

import dev.assay.domain.Check;

/**
 * Score interval of the difference of two shares over the same items.
 *
 * <p>Source: Tango 1998, "Equivalence test and confidence interval for the difference in
 * proportions for the paired-sample design", Statistics in Medicine 17; recommended by Fagerland,
 * Lydersen and Laake 2014, "Recommended tests and confidence intervals for paired binomial
 * proportions", Statistics in Medicine 33.
 */
public final class Tango {
  private static final int HALVINGS = 60;

  private Tango() {}

  /**
   * All differences d with {@code |first - second - n d| <= z √(n (2 q + d (1 - d)))}, where q is
   * the most likely share of items that only the second has right, given d. Within [-1, 1].
   *
   * @param first items that only the first has right
   * @param second items that only the second has right
   * @param items items that both answered, at least {@code first + second} and 1
   * @param level strictly between 0 and 1
   */
  public static Interval difference(long first, long second, long items, double level) {
    Check.that(first >= 0 && second >= 0, "counts must not be negative: %s, %s", first, second);
    Check.that(items >= 1 && items >= first + second, "%s items cannot differ on so many", items);
    double z = Normal.z(level);
    double middle = (double) (first - second) / items;
    return new Interval(
        end(first, second, items, z, middle, -1), end(first, second, items, z, middle, 1));
  }

  /**
   * Where the score is z away from 0, between the estimate and the edge; the edge when it never is.
   */
  private static double end(long b, long c, long n, double z, double from, double edge) {
    double inside = from;
    double outside = edge;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      if (Math.abs(score(b, c, n, middle)) <= z) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return (inside + outside) / 2;
  }

  /** The standardized distance of the estimate from a difference; 0 at the estimate. */
  static double score(long b, long c, long n, double d) {
    double linear = -b - c + (2.0 * n - b + c) * d;
    double q =
        (Math.sqrt(Math.max(0, linear * linear + 8.0 * n * c * d * (1 - d))) - linear) / (4.0 * n);
    double distance = b - c - n * d;
    double variance = n * (2 * Math.max(0, q) + d * (1 - d));
    return distance == 0 ? 0 : variance > 0 ? distance / Math.sqrt(variance) : distance * 1e300;
  }
}
