package dev.assay.formats.harness;

import dev.assay.formats.UnreadableException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of comma-separated text (RFC 4180), streamed: quoted cells may hold commas, doubled
 * quotes and line breaks; lines end with LF or CRLF; a byte order mark is skipped; blank lines are
 * left out.
 *
 * <p>A quote inside an unquoted cell is taken as it is. One thread.
 */
public final class CsvReader implements Closeable {
  /** Characters of one record; a quote that is never closed ends here. */
  static final int MAX_RECORD = 4 << 20;

  static final int MAX_CELLS = 20_000;

  /**
   * A record.
   *
   * @param line 1-based line on which it starts
   */
  public record Row(long line, List<String> cells) {}

  private final BufferedReader in;
  private long line = 1;
  private int length;
  private int pushedBack = -2;

  /** Reads UTF-8 from a stream, which it closes. */
  public CsvReader(InputStream in) throws IOException {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    int first = read();
    if (first != '\uFEFF') {
      pushedBack = first;
    }
    length = 0;
  }

  /**
   * The next record; null at the end.
   *
   * @throws UnreadableException when a record is larger than the limits
   */
  public @Nullable Row next() throws IOException {
    while (true) {
      long start = line;
      length = 0;
      List<String> cells = new ArrayList<>();
      int end = record(cells, start);
      boolean blank = cells.size() == 1 && cells.getFirst().isBlank();
      if (!blank) {
        return new Row(start, cells);
      }
      if (end < 0) {
        return null;
      }
    }
  }

  /** Reads one record and returns the character that ended it: line feed, or -1 at the end. */
  private int record(List<String> cells, long start) throws IOException {
    while (true) {
      StringBuilder cell = new StringBuilder();
      int c = read();
      c = c == '"' ? quoted(cell, start) : c;
      while (c >= 0 && c != ',' && c != '\n') {
        check(start);
        cell.append((char) c);
        c = read();
      }
      if (c != ',' && !cell.isEmpty() && cell.charAt(cell.length() - 1) == '\r') {
        cell.setLength(cell.length() - 1);
      }
      if (cells.size() >= MAX_CELLS) {
        throw new UnreadableException(
            "line " + start, "more than " + MAX_CELLS + " cells", "Check what wrote the file.");
      }
      cells.add(cell.toString());
      if (c == '\n') {
        line++;
      }
      if (c != ',') {
        return c;
      }
    }
  }

  /** Reads up to the closing quote and returns the character after it. */
  private int quoted(StringBuilder cell, long start) throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        throw new UnreadableException(
            "line " + start, "a quote is never closed", "Close or remove the quote.");
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      } else if (c == '\n') {
        line++;
      }
      check(start);
      cell.append((char) c);
    }
  }

  private int read() throws IOException {
    length++;
    if (pushedBack != -2) {
      int c = pushedBack;
      pushedBack = -2;
      return c;
    }
    return in.read();
  }

  private void check(long start) throws UnreadableException {
    if (length > MAX_RECORD) {
      throw new UnreadableException(
          "line " + start,
          "a record longer than 4 MiB",
          "Check what wrote the file; perhaps a quote is never closed.");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
