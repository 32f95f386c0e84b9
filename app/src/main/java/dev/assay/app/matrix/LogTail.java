package dev.assay.app.matrix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The last lines of a log, whatever its size. */
public final class LogTail {
  private static final int MOST_BYTES = 8192;

  private LogTail() {}

  /** At most so many lines that are not blank; none when the log cannot be read. */
  public static List<String> of(Path log, int most) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long from = Math.max(0, channel.size() - MOST_BYTES);
      channel.position(from);
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> lines =
          Arrays.stream(text.split("\n"))
              // a progress bar rewrites its line, and only what it came to is of interest
              .map(String::stripTrailing)
              .map(line -> line.substring(line.lastIndexOf('\r') + 1))
              .filter(line -> !line.isBlank())
              .toList();
      int begin = from > 0 && lines.size() > 1 ? 1 : 0; // the first one may be cut
      return lines.subList(Math.max(begin, lines.size() - most), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
