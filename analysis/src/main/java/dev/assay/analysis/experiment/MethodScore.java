package dev.assay.analysis.experiment;

import dev.assay.stats.Interval;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.Moments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one method over its runs.
 *
 * @param values of the runs that have one, in the order of the runs
 * @param notReached runs that never came beyond the threshold that the metric counts steps to
 * @param moments of the values
 * @param interval of the mean, by t, from {@link #FEWEST} runs on
 * @param versus compared with the baseline; null where there is nothing to compare
 */
record MethodScore(
    List<Value> values,
    int notReached,
    Moments moments,
    @Nullable Interval interval,
    @Nullable Versus versus) {

  /** From how many runs on a spread is believed (Agarwal et al. 2021, arXiv:2108.13264). */
  static final int FEWEST = 3;

  /**
   * One run's value.
   *
   * @param seed null if the run has none
   * @param computed whether it was read off a curve here, not logged
   */
  record Value(double number, @Nullable Long seed, boolean computed) {}

  /** What the difference to the baseline means, after correction. */
  enum Verdict {
    BETTER("better"),
    WORSE("worse"),
    UNDECIDED("not distinguishable"),
    /** It differs, but nobody said which way is better. */
    DIFFERENT("different");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A comparison with the baseline.
   *
   * @param pairs seeds that both have; 0 where the values were taken as independent (Welch)
   * @param holm p value after Holm's correction over all comparisons of the package
   */
  record Versus(MeanDifference difference, int pairs, double holm, Verdict verdict) {}

  long n() {
    return moments.n();
  }

  boolean isKnown() {
    return moments.n() > 0;
  }

  MethodScore with(@Nullable Versus found) {
    return new MethodScore(values, notReached, moments, interval, found);
  }
}
