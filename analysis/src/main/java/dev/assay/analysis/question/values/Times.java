package dev.assay.analysis.question.values;

import java.time.Instant;

/** Times in milliseconds since 1970 UTC; {@link #NONE} where missing. */
@SuppressWarnings("ArrayRecordComponent")
public record Times(long[] values) implements Values {
  public static final long NONE = Long.MIN_VALUE;

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean missing(int position) {
    return values[position] == NONE;
  }

  @Override
  public int compare(int a, int b) {
    return Long.compare(values[a], values[b]);
  }

  /** ISO 8601 in UTC. */
  @Override
  public Object cell(int position) {
    return Instant.ofEpochMilli(values[position]).toString();
  }
}
