package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.store.MetricUse;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One metric over all runs, with what is known of the uncertainty of each value. */
final class MetricValues {
  private final Metric metric;
  private final double[] values;
  private final double[] errors;
  private final double[] counts;

  MetricValues(View view, MetricUse use) {
    metric = view.describe(use);
    values = numbers(view, use, Part.VALUE);
    errors = numbers(view, use, Part.SE);
    counts = numbers(view, use, Part.N);
  }

  private static double[] numbers(View view, MetricUse use, Part part) {
    return PlainNumbers.of(view, new ColumnRef.OfMetric(use, part));
  }

  Metric metric() {
    return metric;
  }

  /** NaN where the run has no value. */
  double value(int position) {
    return values[position];
  }

  boolean missing(int position) {
    return Double.isNaN(values[position]);
  }

  /** Null if unknown. */
  @Nullable Long count(int position) {
    return Double.isNaN(counts[position]) ? null : (Long) (long) counts[position];
  }

  Estimates.@Nullable Bounds bounds(int position) {
    return Estimates.bounds(metric, values[position], errors[position], counts[position]);
  }

  /** How far one run is from another; null if that is no number. */
  @Nullable Difference difference(int run, int from) {
    return Estimates.difference(metric, estimate(run), estimate(from), run == from);
  }

  /** How far one run is from an estimate; null if it has no value or that is no number. */
  @Nullable Difference difference(int run, Estimate from, boolean itself) {
    return missing(run) ? null : Estimates.difference(metric, estimate(run), from, itself);
  }

  private Estimate estimate(int position) {
    Long count = count(position);
    return new Estimate(
        metric.key(),
        values[position],
        Double.isNaN(errors[position])
            ? OptionalDouble.empty()
            : OptionalDouble.of(errors[position]),
        count == null ? OptionalLong.empty() : OptionalLong.of(count),
        Estimate.Source.REPORTED); // not shown, and of no weight for the difference
  }
}
