package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Numbers;
import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.store.RunSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One metric over all runs. NaN is unknown; an array is null if it would hold nothing else.
 *
 * @param computed positions whose value Assay computed; the others were reported
 */
@SuppressWarnings("ArrayRecordComponent")
record EstimateColumn(
    double[] values, double @Nullable [] errors, double @Nullable [] counts, BitSet computed) {

  static EstimateColumn read(RunTable table, RunSource reader, long metricId) {
    double[] values = unknown(table.size());
    double[] errors = unknown(table.size());
    double[] counts = unknown(table.size());
    BitSet computed = new BitSet();
    boolean[] any = new boolean[2];
    reader.eachEstimate(
        metricId,
        (runId, value, se, n, source) -> {
          int position = table.position(runId);
          if (position >= 0) {
            values[position] = value;
            errors[position] = se;
            counts[position] = n > 0 ? n : Double.NaN;
            computed.set(position, source == Estimate.Source.COMPUTED);
            any[0] |= !Double.isNaN(se);
            any[1] |= n > 0;
          }
        });
    return new EstimateColumn(values, any[0] ? errors : null, any[1] ? counts : null, computed);
  }

  private static double[] unknown(int size) {
    double[] unknown = new double[size];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  Numbers part(Part part) {
    return switch (part) {
      case VALUE -> new Numbers(values, false);
      case SE -> new Numbers(errors == null ? unknown(values.length) : errors, false);
      case N -> new Numbers(counts == null ? unknown(values.length) : counts, true);
    };
  }

  /** The estimate of one run; null if it has none. */
  @Nullable Estimate at(MetricKey metric, int position) {
    if (Double.isNaN(values[position])) {
      return null;
    }
    double se = errors == null ? Double.NaN : errors[position];
    double n = counts == null ? Double.NaN : counts[position];
    return new Estimate(
        metric,
        values[position],
        Double.isNaN(se) ? OptionalDouble.empty() : OptionalDouble.of(se),
        Double.isNaN(n) ? OptionalLong.empty() : OptionalLong.of((long) n),
        computed.get(position) ? Estimate.Source.COMPUTED : Estimate.Source.REPORTED);
  }
}
