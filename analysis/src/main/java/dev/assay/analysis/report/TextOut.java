package dev.assay.analysis.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes text as UTF-8, gathered to pieces of some size. One thread; what is not closed is not all
 * written.
 */
public final class TextOut implements AutoCloseable {
  private static final int FULL = 16_384;
  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(2 * FULL);

  /** Writes to {@code out}; {@link #close} flushes it and leaves it open. */
  public TextOut(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a piece.
   *
   * @throws UncheckedIOException when the stream fails
   */
  public void add(String piece) {
    text.append(piece);
    int size = text.length();
    if (size >= FULL) {
      // the other half of a pair is yet to come
      write(Character.isHighSurrogate(text.charAt(size - 1)) ? size - 1 : size);
    }
  }

  private void write(int end) {
    try {
      out.write(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.delete(0, end);
  }

  @Override
  public void close() {
    write(text.length());
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
