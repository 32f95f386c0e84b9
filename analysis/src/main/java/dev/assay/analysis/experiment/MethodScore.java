package dev.assay.analysis.experiment;

import dev.assay.stats.Bootstrap;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.MeanRatio;
import dev.assay.stats.Moments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one method over its runs.
 *
 * @param values of the runs that have one, in the order of the runs
 * @param notReached runs that never came beyond the threshold that the metric counts steps to
 * @param moments of the values
 * @param interval of the mean, from {@link #FEWEST} runs on: by t, and by bootstrap from {@link
 *     dev.assay.stats.Bootstrap#FEWEST} on
 * @param versus compared with the baseline; null where nothing was tested
 * @param untested why nothing was
 */
record MethodScore(
    List<Value> values,
    int notReached,
    Moments moments,
    @Nullable Interval interval,
    @Nullable Versus versus,
    Untested untested) {

  /** From how many runs on a spread is believed (Agarwal et al. 2021, arXiv:2108.13264). */
  static final int FEWEST = 3;

  /**
   * One run's value.
   *
   * @param seed null if the run has none
   * @param computed whether it was read off a curve here, not logged
   */
  record Value(double number, @Nullable Long seed, boolean computed) {}

  /** Why a method was not tested against the baseline. */
  enum Untested {
    /** It was, or it is the baseline, or there is none. */
    NONE,
    /** One of the two has no value at all. */
    UNKNOWN,
    /** One of the two has runs that never got beyond the threshold, or of which nobody knows. */
    CENSORED,
    /** Too few runs to know a spread. */
    FEW,
    /** All differences are equal, so there is no spread to judge by. */
    EVEN
  }

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
   * @param ratio mean of this method over that of the baseline; null where a ratio means nothing
   * @param holm p value after Holm's correction over all comparisons of the package
   */
  record Versus(
      MeanDifference difference,
      int pairs,
      @Nullable MeanRatio ratio,
      double holm,
      Verdict verdict) {}

  boolean isBootstrapped() {
    return moments.n() >= Bootstrap.FEWEST;
  }

  long n() {
    return moments.n();
  }

  boolean isKnown() {
    return moments.n() > 0;
  }

  MethodScore with(Versus found) {
    return new MethodScore(values, notReached, moments, interval, found, Untested.NONE);
  }

  MethodScore untested(Untested why) {
    return new MethodScore(values, notReached, moments, interval, null, why);
  }

  static @Nullable Interval interval(double level, Moments moments, double... values) {
    return moments.n() < FEWEST
        ? null
        : moments.n() < Bootstrap.FEWEST
            ? moments.interval(level)
            : Bootstrap.ofMean(level, values);
  }
}
