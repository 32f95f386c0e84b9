package dev.assay.samples;

import dev.assay.domain.Check;

/** Bytes of a file, from {@code from} (with) to {@code to} (without); at least one. */
public record ByteRange(long from, long to) {
  public ByteRange {
    Check.that(from >= 0 && from < to, "a range must not be empty: from %s to %s", from, to);
  }

  /** How many there are. */
  public long length() {
    return to - from;
  }
}
