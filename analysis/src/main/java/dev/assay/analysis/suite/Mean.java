package dev.assay.analysis.suite;

import dev.assay.domain.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several members as one number.
 *
 * @param arithmetic plain mean
 * @param geometric mean of the logarithms, raised again; NaN unless all values are over 0
 * @param weighted mean by count; NaN unless all counts are known
 * @param se standard error of the plain mean from counts or reported errors, members independent:
 *     √(Σ se²)/k; NaN unless all are known. Sampling error only
 * @param seSample the same with n-1 for n, as harness files have it
 * @param members how many
 */
public record Mean(
    double arithmetic, double geometric, double weighted, double se, double seSample, int members) {

  /** The mean of estimates, at least one; null if there is none or one is missing. */
  static @Nullable Mean of(List<@Nullable Estimate> estimates, boolean proportion) {
    int k = estimates.size();
    double sum = 0;
    double logs = 0;
    double squares = 0;
    double sampleSquares = 0;
    double weights = 0;
    double weighted = 0;
    for (Estimate estimate : estimates) {
      if (estimate == null) {
        return null;
      }
      double n = estimate.count().isPresent() ? estimate.count().getAsLong() : Double.NaN;
      double se = standardError(estimate, proportion, 0);
      double seSample = standardError(estimate, proportion, 1);
      sum += estimate.value();
      logs += Math.log(estimate.value()); // NaN or infinite for values that have no logarithm
      squares += se * se;
      sampleSquares += seSample * seSample;
      weights += n;
      weighted += n * estimate.value();
    }
    if (k == 0 || !Double.isFinite(sum)) {
      return null;
    }
    double geometric = Math.exp(logs / k);
    return new Mean(
        sum / k,
        geometric > 0 ? geometric : Double.NaN,
        weighted / weights,
        Math.sqrt(squares) / k,
        Math.sqrt(sampleSquares) / k,
        k);
  }

  /** Of a share: {@code √(p(1-p)/(n - less))}; else as reported; NaN if unknown. */
  private static double standardError(Estimate estimate, boolean proportion, int less) {
    double p = estimate.value();
    if (proportion && estimate.count().isPresent() && p >= 0 && p <= 1) {
      long n = estimate.count().getAsLong() - less;
      return n > 0 ? Math.sqrt(p * (1 - p) / n) : Double.NaN;
    }
    double se = estimate.standardError().orElse(Double.NaN);
    return se > 0 ? se : Double.NaN;
  }
}
