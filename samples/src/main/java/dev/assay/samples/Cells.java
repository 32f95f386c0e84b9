package dev.assay.samples;

/**
 * A row of some columns, by their places among those that were asked for. Valid until the next row.
 */
public interface Cells {
  /** A text; empty when there is none. */
  String text(int column);

  /** Numbers, NaN where there is none; empty when there is no list. */
  double[] numbers(int column);

  /** Whole numbers, {@code absent} where there is none; empty when there is no list. */
  long[] wholes(int column, long absent);

  /** Flags, false where there is none; empty when there is no list. */
  boolean[] flags(int column);

  /** Lists of numbers; empty when there is no list. */
  double[][] lists(int column);
}
