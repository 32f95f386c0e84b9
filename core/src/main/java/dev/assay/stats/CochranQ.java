package dev.assay.stats;

import dev.assay.domain.Check;
import org.jspecify.annotations.Nullable;

/**
 * Whether several yes-or-no outcomes of the same items have equal shares: Cochran's Q test.
 *
 * <p>Source: Cochran 1950, "The comparison of percentages in matched samples", Biometrika 37:
 * {@code Q = k (k-1) Σ_j (C_j - mean C)² / (k Σ_i R_i - Σ_i R_i²)}, with sums {@code C_j} of
 * outcomes and {@code R_i} of items, about chi-square with {@code k - 1} degrees of freedom when
 * many items differ within.
 *
 * @param q at least 0
 * @param df outcomes less one
 * @param p two-sided by nature
 * @param items that are neither all yes nor all no: the others say nothing
 */
public record CochranQ(double q, int df, double p, long items) {

  /** Takes items one by one; one thread. */
  public static final class Sums {
    private final long[] columns;
    private long rows;
    private long mixed;
    private double spread;

    /** Of items with so many outcomes. */
    public Sums(int outcomes) {
      Check.that(outcomes >= 0, "outcomes must not be negative, got %d", outcomes);
      columns = new long[outcomes];
    }

    /** Takes an item. */
    public void add(boolean... outcomes) {
      Check.that(
          outcomes.length == columns.length,
          "an item must have %d outcomes, not %d",
          columns.length,
          outcomes.length);
      long sum = 0;
      for (int j = 0; j < outcomes.length; j++) {
        if (outcomes[j]) {
          columns[j]++;
          sum++;
        }
      }
      rows++;
      mixed += sum > 0 && sum < outcomes.length ? 1 : 0;
      spread += (double) sum * (outcomes.length - sum);
    }

    /** Share of yes, by outcome; NaN without items. */
    public double[] shares() {
      double[] shares = new double[columns.length];
      for (int j = 0; j < shares.length; j++) {
        shares[j] = rows == 0 ? Double.NaN : (double) columns[j] / rows;
      }
      return shares;
    }

    /** The test; null below two outcomes, or when no item differs within. */
    public @Nullable CochranQ test() {
      int k = columns.length;
      if (k < 2 || !(spread > 0)) {
        return null;
      }
      double mean = 0;
      for (long column : columns) {
        mean += (double) column / k;
      }
      double squares = 0;
      for (long column : columns) {
        squares += (column - mean) * (column - mean);
      }
      double q = k * (k - 1.0) * squares / spread;
      return new CochranQ(q, k - 1, ChiSquare.upper(q, k - 1), mixed);
    }
  }
}
