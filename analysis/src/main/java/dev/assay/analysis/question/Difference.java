package dev.assay.analysis.question;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is from its baseline.
 *
 * @param value run minus baseline in the metric's own unit
 * @param low lower end of its 95 % interval; null if there is none
 * @param high upper end
 * @param percent {@code 100 (v - b) / |b|}; null when b is 0
 * @param points {@code 100 (v - b)} for fractions, {@code v - b} else; a slope per 1000 tokens
 * @param method the interval behind the verdict, named; why there is none otherwise
 * @param p chance of a difference this far from 0 if there were none; below 0.05 exactly when the
 *     interval leaves 0 outside; null without an interval
 * @param adjusted {@code p} after Holm's correction over the family of the answer; null without p
 *     or family
 */
public record Difference(
    double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double percent,
    @Nullable Double points,
    Verdict verdict,
    String method,
    @Nullable Double p,
    @Nullable Double adjusted) {

  /** The same difference as one of a family of tests. */
  Difference adjusted(double byFamily, boolean verdictToo, double alpha) {
    return with(verdictToo && byFamily >= alpha, verdictToo ? method + "; Holm" : method, byFamily);
  }

  /** The same difference, with its verdict only if that holds in its family of tests. */
  Difference inFamily(boolean holds) {
    return with(!holds, method + "; Holm", adjusted);
  }

  private Difference with(boolean undecided, String how, @Nullable Double byFamily) {
    boolean told = verdict == Verdict.BETTER || verdict == Verdict.WORSE;
    Verdict now = undecided && told ? Verdict.INDISTINGUISHABLE : verdict;
    return new Difference(value, low, high, percent, points, now, how, p, byFamily);
  }

  /** What a difference says, given its uncertainty. */
  public enum Verdict {
    BETTER,
    WORSE,
    /** The interval holds 0. */
    INDISTINGUISHABLE,
    /** No interval, or nobody said which way is better. */
    UNKNOWN;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
