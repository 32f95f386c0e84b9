package dev.assay.stats;

import dev.assay.domain.Check;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two means with its t interval, p value and size.
 *
 * @param value the difference
 * @param interval at the level that was asked for
 * @param p two-sided, uncorrected
 * @param df degrees of freedom, not necessarily whole
 * @param effect the difference in standard deviations: of the paired differences (Cohen's d_z), or
 *     of the pooled values, corrected for few of them (Hedges' g)
 */
public record MeanDifference(double value, Interval interval, double p, double df, double effect) {

  /**
   * Of values that belong together pair by pair.
   *
   * <p>Source: Student 1908, "The probable error of a mean", Biometrika 6(1); the size after Cohen
   * 1988, "Statistical Power Analysis for the Behavioral Sciences", 2nd ed., section 2.3.
   *
   * @param differences one per pair; NaN is left out
   * @return null below two pairs, or when all differences are equal, which leaves no spread to
   *     judge by
   */
  public static @Nullable MeanDifference paired(double level, double... differences) {
    Moments moments = Moments.of(differences);
    Interval interval = moments.interval(level);
    if (interval == null || !(moments.sd() > 0)) {
      return null;
    }
    double df = moments.n() - 1.0;
    double t = moments.mean() / (moments.sd() / Math.sqrt(moments.n()));
    return new MeanDifference(
        moments.mean(), interval, StudentT.twoSided(t, df), df, moments.mean() / moments.sd());
  }

  /**
   * Of independent values whose spreads may differ: {@code a - b}.
   *
   * <p>Source: Welch 1947, "The generalization of Student's problem when several different
   * population variances are involved", Biometrika 34; the size after Hedges 1981, "Distribution
   * theory for Glass's estimator of effect size", J. of Educational Statistics 6(2).
   *
   * @return null below two values on either side, or when neither side has any spread
   */
  public static @Nullable MeanDifference welch(Moments a, Moments b, double level) {
    Check.that(level > 0 && level < 1, "level must be in (0, 1), not %s", level);
    if (a.n() < 2 || b.n() < 2) {
      return null;
    }
    double va = a.sd() * a.sd() / a.n();
    double vb = b.sd() * b.sd() / b.n();
    double se = Math.sqrt(va + vb);
    double value = a.mean() - b.mean();
    if (!(se > 0) || !Double.isFinite(value / se)) {
      return null;
    }
    double df = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
    double half = StudentT.quantile(0.5 + level / 2, df) * se;
    return new MeanDifference(
        value,
        new Interval(value - half, value + half),
        StudentT.twoSided(value / se, df),
        df,
        hedges(a, b, value));
  }

  private static double hedges(Moments a, Moments b, double value) {
    double degrees = a.n() + b.n() - 2.0;
    double pooled =
        Math.sqrt(((a.n() - 1) * a.sd() * a.sd() + (b.n() - 1) * b.sd() * b.sd()) / degrees);
    return (1 - 3 / (4 * degrees - 1)) * value / pooled;
  }
}
