package dev.assay.formats.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines without making text of them. A line ends with a newline or, as progress
 * bars write it, a carriage return; empty lines are left out. One thread.
 */
final class Lines {
  /** Longer lines are cut into pieces of this size. */
  private static final int LONGEST = 1 << 20;

  private final Taker taker;
  private long number = 1;

  /** Takes lines. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes the bytes from {@code from} up to {@code to}, valid only during the call.
     *
     * @param number line number from 1, newlines counted
     */
    void line(byte[] bytes, int from, int to, long number);
  }

  Lines(Taker taker) {
    this.taker = taker;
  }

  void read(byte[] bytes) {
    int start = whole(bytes, bytes.length);
    if (start < bytes.length) {
      taker.line(bytes, start, bytes.length, number);
    }
  }

  /** Reads with little memory. */
  void read(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 18];
    int filled = 0;
    for (int got = in.read(buffer);
        got >= 0;
        got = in.read(buffer, filled, buffer.length - filled)) {
      filled += got;
      int start = whole(buffer, filled);
      if (start == 0 && filled >= LONGEST) {
        taker.line(buffer, 0, filled, number);
        start = filled;
      }
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    if (filled > 0) {
      taker.line(buffer, 0, filled, number);
    }
  }

  /** Hands on all whole lines; returns where the rest starts. */
  private int whole(byte[] bytes, int to) {
    int start = 0;
    for (int i = 0; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n' || b == '\r') {
        if (i > start) {
          taker.line(bytes, start, i, number);
        }
        start = i + 1;
        if (b == '\n') {
          number++;
        }
      }
    }
    return start;
  }
}
