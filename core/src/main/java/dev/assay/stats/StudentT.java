package dev.assay.stats;

import dev.assay.domain.Check;

/** Student's t distribution. */
public final class StudentT {
  /** Lanczos coefficients for g = 7, n = 9. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  /** From here on t and the normal distribution agree to more digits than are computed. */
  private static final double NORMAL_FROM = 1e8;

  private static final double TINY = 1e-300;

  private StudentT() {}

  /**
   * The chance of a value up to {@code t}, to about 10 significant digits, in the lower tail too.
   *
   * <p>{@code I(df / (df + t²); df/2, 1/2) / 2} below 0, with the regularized incomplete beta
   * function I by its continued fraction (Abramowitz and Stegun 1964, 26.7.1, 26.5.8; evaluated as
   * in Lentz 1976, "Generating Bessel functions in Mie scattering calculations", Applied Optics
   * 15).
   *
   * @param df degrees of freedom, above 0, not necessarily whole
   */
  public static double cdf(double t, double df) {
    Check.that(df > 0, "df must be above 0, not %s", df);
    if (Double.isNaN(t)) {
      return Double.NaN;
    }
    return t <= 0 ? lower(-t, df) : 1 - lower(t, df);
  }

  /**
   * The chance of a value at least as far from 0 as {@code t}: the p value of a two-sided test.
   *
   * @param t any number; infinite gives 0
   * @param df degrees of freedom, above 0
   */
  public static double twoSided(double t, double df) {
    Check.that(df > 0, "df must be above 0, not %s", df);
    return Double.isNaN(t) ? Double.NaN : 2 * lower(Math.abs(t), df);
  }

  /** The chance of a value up to {@code -t}, for t of 0 or more. */
  private static double lower(double t, double df) {
    if (df >= NORMAL_FROM) {
      return Normal.cdf(-t);
    }
    if (Double.isInfinite(t)) {
      return 0;
    }
    double square = t * t;
    return 0.5 * beta(df / (df + square), square / (df + square), 0.5 * df, 0.5);
  }

  /**
   * The value below which a share {@code p} of the distribution lies: the inverse of {@link #cdf}.
   *
   * <p>Newton's iteration from the normal quantile with its first correction (Abramowitz and Stegun
   * 1964, 26.7.5); bisection wherever a step would leave the bracket.
   *
   * @param p strictly between 0 and 1
   * @param df degrees of freedom, above 0
   */
  public static double quantile(double p, double df) {
    Check.that(p > 0 && p < 1, "p must be in (0, 1), not %s", p);
    Check.that(df > 0, "df must be above 0, not %s", df);
    if (p == 0.5) {
      return 0;
    }
    return p < 0.5 ? -upper(p, df) : upper(1 - p, df);
  }

  /** The t above 0 beyond which a share {@code tail}, below a half, lies. */
  private static double upper(double tail, double df) {
    double z = -Normal.quantile(tail);
    if (df >= NORMAL_FROM) {
      return z;
    }
    double low = 0;
    double high = Math.max(2 * z, 1);
    while (lower(high, df) > tail && high < 1e150) {
      low = high;
      high *= 2;
    }
    double t = Math.clamp(z + z * (z * z + 1) / (4 * df), low, high);
    for (int i = 0; i < 200; i++) {
      double excess = lower(t, df) - tail;
      if (excess > 0) {
        low = t;
      } else {
        high = t;
      }
      double next = t + excess / density(t, df);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - t) <= 1e-14 * t) {
        return next;
      }
      t = next;
    }
    return t;
  }

  private static double density(double t, double df) {
    double log =
        logGamma(0.5 * (df + 1))
            - logGamma(0.5 * df)
            - 0.5 * Math.log(df * Math.PI)
            - 0.5 * (df + 1) * Math.log1p(t * t / df);
    return Math.exp(log);
  }

  /** Regularized incomplete beta function at x; {@code y} is 1 - x without cancellation. */
  private static double beta(double x, double y, double a, double b) {
    if (x <= 0 || y <= 0) {
      return x <= 0 ? 0 : 1;
    }
    double log =
        logGamma(a + b)
            - logGamma(a)
            - logGamma(b)
            + a * Math.log(x)
            + b * (y < 0.5 ? Math.log(y) : Math.log1p(-x));
    double front = Math.exp(log);
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(y, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= 20_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-15) {
        break;
      }
    }
    return value;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Lanczos 1964, "A precision approximation of the gamma function", SIAM J. Numer. Anal. 1. */
  private static double logGamma(double x) {
    if (x < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double z = x - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z + i);
    }
    double t = z + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
