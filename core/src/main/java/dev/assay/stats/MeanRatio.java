package dev.assay.stats;

import dev.assay.domain.Check;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of two means with its interval, which is not symmetric.
 *
 * <p>Source: Fieller 1954, "Some Problems in Interval Estimation", J. of the Royal Statistical
 * Society B 16(2), for values that are about normally distributed.
 *
 * @param value the ratio
 * @param interval at the level that was asked for; null when the lower mean cannot be told from 0,
 *     which leaves the ratio without bounds
 */
public record MeanRatio(double value, @Nullable Interval interval) {

  /**
   * Of values that belong together pair by pair: mean of {@code a} over mean of {@code b}, with
   * Student's t at n - 1 degrees of freedom.
   *
   * @param a as many as {@code b}
   * @return null below two pairs, or when the mean of {@code b} is 0
   */
  public static @Nullable MeanRatio paired(double[] a, double[] b, double level) {
    Check.that(a.length == b.length, "%d values for %d", a.length, b.length);
    if (a.length < 2) {
      return null;
    }
    Moments ofA = Moments.of(a);
    Moments ofB = Moments.of(b);
    double products = 0;
    for (int i = 0; i < a.length; i++) {
      products += (a[i] - ofA.mean()) * (b[i] - ofB.mean());
    }
    double n = a.length;
    double t = StudentT.quantile(0.5 + level / 2, n - 1);
    return of(ofA, ofB, products / (n - 1) / n, t);
  }

  /**
   * Of independent values whose spreads may differ, with degrees of freedom after Satterthwaite
   * 1946, "An Approximate Distribution of Estimates of Variance Components", Biometrics 2(6).
   *
   * @return null below two values on either side, without any spread, or when the mean of {@code b}
   *     is 0
   */
  public static @Nullable MeanRatio independent(Moments a, Moments b, double level) {
    if (a.n() < 2 || b.n() < 2 || b.mean() == 0) {
      return null;
    }
    double ratio = a.mean() / b.mean();
    double va = a.sd() * a.sd() / a.n();
    double vb = ratio * ratio * b.sd() * b.sd() / b.n();
    double df = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
    return df > 0 ? of(a, b, 0, StudentT.quantile(0.5 + level / 2, df)) : null;
  }

  /**
   * All ratios r for which {@code a - r b} cannot be told from 0: what lies between the roots of a
   * quadratic.
   *
   * @param covariance of the two means
   */
  private static @Nullable MeanRatio of(Moments a, Moments b, double covariance, double t) {
    double ratio = a.mean() / b.mean();
    if (b.mean() == 0 || !Double.isFinite(ratio)) {
      return null;
    }
    double square = b.mean() * b.mean() - t * t * b.sd() * b.sd() / b.n();
    double half = a.mean() * b.mean() - t * t * covariance;
    double rest = a.mean() * a.mean() - t * t * a.sd() * a.sd() / a.n();
    double root = Math.sqrt(Math.max(0, half * half - square * rest));
    double low = (half - root) / square;
    double high = (half + root) / square;
    boolean bounded = square > 0 && Double.isFinite(low) && Double.isFinite(high);
    return new MeanRatio(ratio, bounded ? new Interval(low, high) : null);
  }
}
