package dev.assay.stats;

import dev.assay.domain.Check;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through points by ordinary least squares.
 *
 * <p>The standard error takes deviations from the line as independent and equally spread; where
 * neighbours go together it is too small.
 *
 * @param slope change of y per unit of x
 * @param se standard error of {@code slope}: √(residual sum of squares / (n - 2) / Σ(x - mean)²);
 *     NaN for two points
 * @param n points, at least 2
 */
public record LeastSquares(double slope, double se, int n) {

  /**
   * Fits the line; null for fewer than two different x, or where a sum overflows.
   *
   * @param x finite positions
   * @param y finite values, same length
   */
  public static @Nullable LeastSquares fit(double[] x, double[] y) {
    Check.that(x.length == y.length, "x has %d points, y has %d", x.length, y.length);
    double meanX = Moments.of(x).mean();
    double meanY = Moments.of(y).mean();
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = products / squares;
    if (x.length < 2 || !(squares > 0) || !Double.isFinite(slope)) {
      return null;
    }
    double residuals = 0;
    for (int i = 0; i < x.length; i++) {
      double off = y[i] - meanY - slope * (x[i] - meanX);
      residuals += off * off;
    }
    double se = x.length == 2 ? Double.NaN : Math.sqrt(residuals / (x.length - 2) / squares);
    return new LeastSquares(slope, se, x.length);
  }

  /** Interval of the slope, {@code slope ± t(n-2) se}; null for two points. */
  public @Nullable Interval interval(double level) {
    if (n < 3) {
      return null;
    }
    double half = StudentT.quantile(0.5 + level / 2, n - 2.0) * se;
    return Double.isFinite(slope - half) && Double.isFinite(slope + half)
        ? new Interval(slope - half, slope + half)
        : null;
  }
}
