package dev.assay.stats;

import dev.assay.domain.Check;

/** The standard normal distribution. */
public final class Normal {
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

  /** Where the power series gives way to the continued fraction. */
  private static final double TAIL = 2.5;

  private Normal() {}

  /** Density at {@code x}. */
  public static double density(double x) {
    return Math.exp(-0.5 * x * x) / SQRT_2_PI;
  }

  /**
   * The chance of a value up to {@code x}, to about 14 significant digits, in the lower tail too.
   *
   * <p>Near the middle the series {@code 1/2 + density(x) (x + x^3/3 + x^5/(3 5) + ...)} (Marsaglia
   * 2004, "Evaluating the Normal Distribution", J. Statistical Software 11(4)); in the tails
   * Laplace's continued fraction (Abramowitz and Stegun 1964, 26.2.14).
   */
  public static double cdf(double x) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x < -TAIL) {
      return tail(-x);
    }
    return x > TAIL ? 1 - tail(x) : 0.5 + series(x);
  }

  private static double series(double x) {
    double sum = x;
    double term = x;
    for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return density(x) * sum;
  }

  /** {@code density(x) / (x + 1/(x + 2/(x + 3/(x + ...))))}, from the inside out. */
  private static double tail(double x) {
    if (x > 40) {
      return 0;
    }
    double fraction = x;
    for (int i = 200; i >= 1; i--) {
      fraction = x + i / fraction;
    }
    return density(x) / fraction;
  }

  /**
   * The value below which a share {@code p} of the distribution lies: the inverse of {@link #cdf},
   * to about 13 significant digits.
   *
   * <p>First guess by the rational formula 26.2.23 of Abramowitz and Stegun 1964 (error below
   * 4.5e-4), then Halley's iteration, whose error falls with the third power.
   *
   * @param p strictly between 0 and 1
   */
  public static double quantile(double p) {
    Check.that(p > 0 && p < 1, "p must be in (0, 1), not %s", p);
    return p <= 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p);
  }

  private static double lowerQuantile(double p) {
    double t = Math.sqrt(-2 * Math.log(p));
    double x =
        (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
            - t;
    for (int i = 0; i < 3; i++) {
      double step = (cdf(x) - p) / density(x);
      if (!Double.isFinite(step)) {
        break; // p is so small that the density is no longer a normal number
      }
      x -= step / (1 + 0.5 * x * step);
    }
    return x;
  }

  /**
   * How many standard errors to either side hold {@code level} of the distribution: 1.959964 for
   * 0.95.
   *
   * @param level strictly between 0 and 1
   */
  public static double z(double level) {
    Check.that(level > 0 && level < 1, "level must be in (0, 1), not %s", level);
    return -quantile((1 - level) / 2);
  }

  /**
   * Interval of an estimate that is about normally distributed: {@code value ± z se}.
   *
   * @param se standard error, at least 0
   */
  public static Interval interval(double value, double se, double level) {
    Check.that(se >= 0, "se must be >= 0, not %s", se);
    double half = z(level) * se;
    return new Interval(value - half, value + half);
  }

  /**
   * Interval of the difference {@code a - b} of two independent estimates; their standard errors
   * add in squares.
   */
  public static Interval difference(double a, double seA, double b, double seB, double level) {
    Check.that(seA >= 0 && seB >= 0, "standard errors must be >= 0, not %s and %s", seA, seB);
    return interval(a - b, Math.hypot(seA, seB), level);
  }

  /**
   * The chance of a value at least as far from 0 as {@code z}: the p value of a two-sided test.
   *
   * @param z any number; infinite gives 0
   */
  public static double twoSided(double z) {
    return 2 * cdf(-Math.abs(z));
  }
}
