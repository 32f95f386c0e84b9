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
 */
public record Difference(
    double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double percent,
    @Nullable Double points,
    Verdict verdict,
    String method) {

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
