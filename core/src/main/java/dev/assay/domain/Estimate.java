package dev.assay.domain;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An aggregate score of one metric on one task, with what is known of its uncertainty.
 *
 * @param metric what was measured
 * @param value the point estimate in the metric's own unit; an accuracy is a fraction in [0, 1],
 *     never a percentage; always finite
 * @param standardError standard error of {@code value}, same unit; empty if unknown, never 0 for
 *     unknown
 * @param count samples that were scored (for perplexity: tokens or sequences, see the catalogue);
 *     empty if unknown, else at least 1
 * @param source whether a results file stated the number or Assay computed it
 */
public record Estimate(
    MetricKey metric,
    double value,
    OptionalDouble standardError,
    OptionalLong count,
    Source source) {

  /** Where a number came from; a figure that mixes the two says so in its caption. */
  public enum Source {
    REPORTED,
    COMPUTED
  }

  public Estimate {
    Check.that(Double.isFinite(value), "value must be finite, not %s", value);
    Check.that(
        count.isEmpty() || count.getAsLong() >= 1,
        "count must be at least 1 where known: %s",
        count);
    Check.that(
        standardError.isEmpty()
            || (standardError.getAsDouble() >= 0 && Double.isFinite(standardError.getAsDouble())),
        "standardError must be finite and >= 0 where known: %s",
        standardError);
  }

  public static Estimate reported(MetricKey metric, double value) {
    return new Estimate(
        metric, value, OptionalDouble.empty(), OptionalLong.empty(), Source.REPORTED);
  }

  public static Estimate reported(MetricKey metric, double value, long count) {
    return new Estimate(
        metric, value, OptionalDouble.empty(), OptionalLong.of(count), Source.REPORTED);
  }

  public static Estimate computed(MetricKey metric, double value) {
    return new Estimate(
        metric, value, OptionalDouble.empty(), OptionalLong.empty(), Source.COMPUTED);
  }
}
