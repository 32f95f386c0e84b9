package dev.assay.stats;

import dev.assay.domain.Check;
import org.jspecify.annotations.Nullable;

/**
 * Mean of items that come in clusters, such as questions on one text, whose outcomes go together.
 *
 * <p>Source: Miller 2024, "Adding error bars to evals", arXiv:2411.00640, appendix A, with the
 * finite-cluster correction {@code √(C / (C - 1))}: {@code se = √(C/(C-1) Σ_c (Σ_{i in c} (s_i -
 * mean))²) / n}.
 *
 * @param se standard error of the mean; NaN below two clusters
 * @param n items, at least 1
 * @param clusters C, at least 1
 */
public record Clustered(double mean, double se, long n, int clusters) {

  /**
   * The mean and its standard error.
   *
   * @param values finite, at least one
   * @param cluster same length; from 0, every number up to the largest is used
   */
  public static Clustered of(double[] values, int[] cluster) {
    Check.that(
        values.length == cluster.length && values.length > 0,
        "%d values in %d places",
        values.length,
        cluster.length);
    double mean = Moments.of(values).mean();
    int clusters = 0;
    for (int c : cluster) {
      clusters = Math.max(clusters, c + 1);
    }
    double[] sums = new double[clusters];
    for (int i = 0; i < values.length; i++) {
      sums[cluster[i]] += values[i] - mean;
    }
    return ofSums(mean, sums, values.length);
  }

  /**
   * The same from what was summed already.
   *
   * @param sums by cluster, of what its items differ from the mean
   * @param n items, at least 1
   */
  public static Clustered ofSums(double mean, double[] sums, long n) {
    int clusters = sums.length;
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    double corrected = clusters < 2 ? Double.NaN : squares * clusters / (clusters - 1);
    return new Clustered(mean, Math.sqrt(corrected) / n, n, clusters);
  }

  /** {@code mean ± t(C-1) se}; null below two clusters. */
  public @Nullable Interval interval(double level) {
    if (clusters < 2) {
      return null;
    }
    double half = StudentT.quantile(0.5 + level / 2, clusters - 1.0) * se;
    return Double.isFinite(half) ? new Interval(mean - half, mean + half) : null;
  }
}
