package dev.assay.stats;

import dev.assay.domain.Check;

/**
 * The chi-square distribution.
 *
 * <p>Source: Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 26.4.4 with 26.4.5
 * in closed form: a finite sum for whole degrees of freedom, of terms of one sign, so that nothing
 * cancels.
 */
public final class ChiSquare {
  private ChiSquare() {}

  /**
   * The chance of {@code x} or more.
   *
   * @param x at least 0
   * @param df degrees of freedom, 1 to 1 000 000
   */
  public static double upper(double x, int df) {
    Check.that(x >= 0, "x must be at least 0, not %s", x);
    Check.that(df >= 1 && df <= 1_000_000, "df must be from 1 to 1000000, not %d", df);
    if (x == 0) {
      return 1;
    }
    double half = x / 2;
    boolean even = df % 2 == 0;
    // even: exp(-x/2) Σ (x/2)^r / r!, r below df/2; odd: 2 Q(√x) and the like at half places
    double tail = even ? 0 : 2 * Normal.cdf(-Math.sqrt(x));
    double log = even ? -half : 0.5 * Math.log(half) - half - Math.log(Math.sqrt(Math.PI) / 2);
    double at = even ? 1 : 1.5;
    for (int terms = df / 2; terms > 0; terms--) {
      tail += Math.exp(log);
      log += Math.log(half / at);
      at++;
    }
    return Math.min(1, tail);
  }
}
