package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The {@code metrics.jsonl} of a run: a line for each value that was logged during training. */
final class RunLog {
  static final String FILE = "metrics.jsonl";

  private RunLog() {}

  static byte[] lines(List<LoggedValues.Value> values) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (LoggedValues.Value each : values) {
      ObjectNode line = Json.MAPPER.createObjectNode();
      line.put("step", each.step()).put("name", each.name());
      if (Double.isFinite(each.value())) {
        line.put("value", each.value());
      } else {
        line.putNull("value");
      }
      text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return text.toByteArray();
  }

  /**
   * Adds those values of a batch that the file has not; called while nobody else writes.
   *
   * @return values that the file holds now
   * @throws AssayException CONFLICT when values in between are missing
   */
  static long append(Path run, LoggedValues batch) throws IOException {
    Path file = run.resolve(FILE);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long there = whole(channel);
      if (batch.from() > there) {
        throw new AssayException(
            Kind.CONFLICT,
            "the run has " + there + " values, but these begin at " + batch.from(),
            "Send the ones in between first.");
      }
      int known = (int) Math.min(there - batch.from(), batch.values().size());
      List<LoggedValues.Value> news = batch.values().subList(known, batch.values().size());
      ByteBuffer bytes = ByteBuffer.wrap(lines(news));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return there + news.size();
    }
  }

  /** Number of whole lines; half a line of a process that was killed is cut off. */
  private static long whole(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long lines = 0;
    long at = 0;
    long end = 0;
    while (channel.read(buffer) > 0) {
      buffer.flip();
      for (; buffer.hasRemaining(); at++) {
        if (buffer.get() == '\n') {
          lines++;
          end = at + 1;
        }
      }
      buffer.clear();
    }
    channel.truncate(end);
    channel.position(end);
    return lines;
  }
}
