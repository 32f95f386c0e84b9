package dev.assay.analysis.question.values;

/**
 * One column over all runs: a value or none per position, 0 to {@link #size} - 1. Immutable and
 * thread-safe.
 */
public sealed interface Values permits Numbers, Times, Flags, Texts, Labels, Mixed {
  int size();

  /** Whether there is no value at {@code position}. */
  boolean missing(int position);

  /** Orders the values of two positions; both must be present. */
  int compare(int a, int b);

  /**
   * The value for people and JSON: {@link Double}, {@link Long}, {@link Boolean} or {@link String};
   * must be present.
   */
  Object cell(int position);

  /** Positions that have a value. */
  default int count() {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (!missing(i)) {
        count++;
      }
    }
    return count;
  }
}
