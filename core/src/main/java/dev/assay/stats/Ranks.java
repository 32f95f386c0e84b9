package dev.assay.stats;

import java.util.Arrays;

/** Ranks of numbers, and the codes by which many ranks of the same numbers are made quickly. */
public final class Ranks {
  private Ranks() {}

  /**
   * Numbers each distinct value from 0 upwards in ascending order; -1 for NaN. -0.0 and 0.0 are
   * equal.
   */
  public static int[] dense(double[] values) {
    double[] sorted = new double[values.length];
    int size = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sorted[size++] = value + 0.0; // makes -0.0 the same as 0.0
      }
    }
    Arrays.sort(sorted, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] =
          Double.isNaN(values[i]) ? -1 : Arrays.binarySearch(sorted, 0, distinct, values[i] + 0.0);
    }
    return codes;
  }

  /**
   * Ranks from 1; equal ones share the mean of the ranks that they take (Kendall 1945, "The
   * treatment of ties in ranking problems", Biometrika 33).
   *
   * @param codes as {@link #dense} gives them, or any choice among them; none below 0
   */
  public static double[] mid(int[] codes) {
    int most = -1;
    for (int code : codes) {
      most = Math.max(most, code);
    }
    int[] counts = new int[most + 1];
    for (int code : codes) {
      counts[code]++;
    }
    double[] rankOf = new double[most + 1];
    int before = 0;
    for (int code = 0; code <= most; code++) {
      rankOf[code] = before + (counts[code] + 1) / 2.0;
      before += counts[code];
    }
    double[] ranks = new double[codes.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rankOf[codes[i]];
    }
    return ranks;
  }
}
