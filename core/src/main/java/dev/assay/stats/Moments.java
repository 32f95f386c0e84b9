package dev.assay.stats;

import org.jspecify.annotations.Nullable;

/**
 * Count, mean and sample standard deviation of numbers that are given one by one.
 *
 * <p>Source: Welford 1962, "Note on a method for calculating corrected sums of squares and
 * products", Technometrics 4(3); it does not cancel as a sum of squares does. One thread.
 */
public final class Moments {
  private long n;
  private double mean;
  private double squares;

  /** The moments of these numbers; NaN stands for none and is left out. */
  public static Moments of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }

  /** Takes one number more; NaN is left out. */
  public void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    n++;
    double before = value - mean;
    mean += before / n;
    squares += before * (value - mean);
  }

  public long n() {
    return n;
  }

  /** NaN for no numbers. */
  public double mean() {
    return n == 0 ? Double.NaN : mean;
  }

  /** Sample standard deviation, over n - 1; NaN below two numbers. */
  public double sd() {
    return n < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares) / (n - 1));
  }

  /**
   * Interval of the mean, {@code mean ± t(n-1) sd / √n}, for numbers that are about normally
   * distributed and drawn independently.
   *
   * <p>Source: Student 1908, "The probable error of a mean", Biometrika 6(1). A caller that shows
   * runs of a training asks only from three runs on: two say next to nothing of their spread
   * (Agarwal et al. 2021, arXiv:2108.13264).
   *
   * @param level strictly between 0 and 1
   * @return null below two numbers, or when the ends are no finite numbers
   */
  public @Nullable Interval interval(double level) {
    if (n < 2) {
      return null;
    }
    double half = StudentT.quantile(0.5 + level / 2, n - 1.0) * sd() / Math.sqrt(n);
    return Double.isFinite(mean - half) && Double.isFinite(mean + half)
        ? new Interval(mean - half, mean + half)
        : null;
  }
}
