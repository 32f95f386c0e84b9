package dev.assay.formats.harness;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a byte stream, one at a time, each at most {@link #MAX_LINE} bytes; the rest of a longer
 * one is skipped. One thread.
 */
public final class Lines {
  /** 64 MiB. */
  static final int MAX_LINE = 64 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private byte[] line = new byte[1 << 14];
  private int length;
  private long number;
  private boolean tooLong;
  private boolean terminated;

  /** Reads from a stream, which stays open. */
  public Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. */
  public boolean next() throws IOException {
    length = 0;
    tooLong = false;
    terminated = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(position, end);
      terminated = end < limit;
      position = terminated ? end + 1 : end;
      if (terminated) {
        break;
      }
    }
    number += any ? 1 : 0;
    return any;
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private void append(int from, int to) {
    int more = to - from;
    if (tooLong || length + more > MAX_LINE) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, Math.min(MAX_LINE, line.length * 2)));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  /** 1-based number of the current line. */
  public long number() {
    return number;
  }

  /** Whether the line was too long; it is then empty. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Whether a line break ends the line; false only for an unfinished last line. */
  boolean terminated() {
    return terminated;
  }

  public boolean blank() {
    for (int i = 0; i < length; i++) {
      if (line[i] > ' ' || line[i] < 0) {
        return false;
      }
    }
    return !tooLong;
  }

  /** The line's bytes are the first {@link #length} of these; valid until {@link #next}. */
  public byte[] bytes() {
    return line;
  }

  public int length() {
    return length;
  }
}
