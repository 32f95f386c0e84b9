package dev.assay.formats.rows;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.harness.Lines;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows one at a time: JSON lines, compressed or not, and Parquet. A line that is no row is
 * handed over as such. One thread.
 */
public final class RowFile {
  private static final int BUFFER = 1 << 16;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final @Nullable Path file;
  private final @Nullable InputStream stream;
  private long done;
  private long all;

  private RowFile(@Nullable Path file, @Nullable InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  /** A file: Parquet by its name, else JSON lines. */
  public static RowFile of(Path file) {
    return new RowFile(file, null);
  }

  /** JSON lines from a stream, which stays open. */
  public static RowFile of(InputStream stream) {
    return new RowFile(null, stream);
  }

  /** Whether a file's name says that it is Parquet. */
  public static boolean isParquet(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /** How much has been read, in [0, 1]; empty when nobody knows how much there is. */
  public OptionalDouble share() {
    return all <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, done / (double) all));
  }

  void progress(long rows, long of) {
    done = rows;
    all = of;
  }

  /**
   * Reads to the end.
   *
   * @throws UnreadableException when it breaks off or turns unreadable; what came before was handed
   *     over
   */
  public void read(RowSink sink) throws IOException {
    if (file == null) {
      lines(stream == null ? InputStream.nullInputStream() : stream, sink);
    } else if (isParquet(file)) {
      ParquetRows.read(file, this, sink); // its library is loaded here and nowhere else
    } else {
      all = Files.size(file);
      try (InputStream in = Files.newInputStream(file)) {
        lines(in, sink);
      }
    }
  }

  private void lines(InputStream plain, RowSink sink) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(new Counted(plain), BUFFER);
    raw.mark(2);
    boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    Lines lines = null;
    while (true) {
      Item item;
      try {
        lines = lines == null ? new Lines(zipped ? new GZIPInputStream(raw, BUFFER) : raw) : lines;
        if (!lines.next()) {
          return;
        }
        item = item(lines);
      } catch (EOFException | ZipException e) {
        throw broken(lines, e);
      }
      if (item != null) {
        sink.take(item);
      }
    }
  }

  private static @Nullable Item item(Lines lines) {
    if (lines.tooLong()) {
      return new Reject(lines.number(), "", "longer than 64 MiB");
    }
    if (lines.blank()) {
      return null;
    }
    byte[] bytes = lines.bytes();
    int start =
        lines.number() == 1 && lines.length() >= 3 && Arrays.equals(bytes, 0, 3, MARK, 0, 3)
            ? 3
            : 0;
    return new Line(lines.number(), Arrays.copyOfRange(bytes, start, lines.length()));
  }

  private static IOException broken(@Nullable Lines lines, IOException cause) {
    boolean early = cause instanceof EOFException;
    UnreadableException worded =
        new UnreadableException(
            lines == null ? "" : "line " + (lines.number() + 1),
            early
                ? "the compressed file breaks off"
                : "the compressed file is damaged: " + cause.getMessage(),
            "copy it again");
    worded.initCause(cause);
    return worded;
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** A failure of the input is told apart from one of who takes the rows. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = super.read(buffer, offset, length);
        done += Math.max(0, count);
        return count;
      } catch (IOException e) {
        UnreadableException worded =
            new UnreadableException("", "reading failed: " + e.getMessage(), "try again");
        worded.initCause(e);
        throw worded;
      }
    }
  }
}
