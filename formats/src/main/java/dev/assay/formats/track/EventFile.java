package dev.assay.formats.track;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.track.CurveImport.Point;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The scalars of a TensorBoard event file ({@code events.out.tfevents.*}): records with their
 * length and checksums (TFRecord), each a protocol buffer {@code Event}. Images, texts and
 * histograms are passed over.
 *
 * <p>Layout: tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto and
 * tensor.proto.
 */
public final class EventFile {
  private static final int MAX_RECORD = 64 << 20;
  private static final int MASK = 0xa282ead8;

  private EventFile() {}

  /** Whether a file is called as one. */
  public static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).contains(".tfevents.");
  }

  /**
   * Reads all scalars up to where the file is broken or cut, as that of a run that goes on is.
   *
   * @param run what it is a run of
   * @return whether it was read to its end
   * @throws UnreadableException when it is no event file
   */
  public static boolean read(Path file, String run, CurveImport into) throws IOException {
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw, 1 << 16))) {
      boolean any = false;
      for (ByteBuffer record = next(in, any); record != null; record = next(in, any)) {
        any = true;
        event(record, run, String.valueOf(file.getFileName()), modified, into);
      }
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  /** The next record; null at the end of the file. */
  private static @Nullable ByteBuffer next(DataInputStream in, boolean any) throws IOException {
    byte[] head = in.readNBytes(12);
    if (head.length == 0) {
      return null;
    }
    ByteBuffer length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (head.length < 12 || masked(head, 8) != length.getInt(8)) {
      throw broken(any);
    }
    long size = length.getLong(0);
    if (size < 0 || size > MAX_RECORD) {
      throw broken(any);
    }
    byte[] data = in.readNBytes((int) size);
    byte[] sum = in.readNBytes(4);
    if (data.length < size
        || sum.length < 4
        || masked(data, data.length)
            != ByteBuffer.wrap(sum).order(ByteOrder.LITTLE_ENDIAN).getInt()) {
      throw broken(any);
    }
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static IOException broken(boolean any) {
    return any
        ? new EOFException()
        : new UnreadableException(
            "", "it is no event file of TensorBoard", "Name the folder that TensorBoard shows.");
  }

  private static int masked(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static void event(
      ByteBuffer event, String run, String file, Instant modified, CurveImport into) {
    double wall = Double.NaN;
    long step = 0;
    ByteBuffer summary = null;
    for (Proto field = Proto.next(event); field != null; field = Proto.next(event)) {
      switch (field.number()) {
        case 1 -> wall = field.asDouble();
        case 2 -> step = field.bits();
        case 5 -> summary = field.bytes();
        default -> {}
      }
    }
    while (summary != null) {
      Proto value = Proto.next(summary);
      if (value == null) {
        return;
      }
      if (value.number() == 1 && value.bytes() != null) {
        value(value.bytes(), new Point("step", step, wall, Double.NaN), run, file, modified, into);
      }
    }
  }

  private static void value(
      ByteBuffer value, Point at, String run, String file, Instant modified, CurveImport into) {
    String tag = "";
    double number = Double.NaN;
    for (Proto field = Proto.next(value); field != null; field = Proto.next(value)) {
      ByteBuffer bytes = field.bytes();
      switch (field.number()) {
        case 1 -> tag = bytes == null ? "" : StandardCharsets.UTF_8.decode(bytes).toString();
        case 2 -> number = field.asFloat();
        case 8 -> number = bytes == null ? number : tensor(bytes);
        default -> {}
      }
    }
    if (!tag.isEmpty() && !Double.isNaN(number)) {
      Point point = new Point(at.axis(), at.place(), at.wall(), number);
      into.add(run, tag, point, file, modified);
    }
  }

  /** The number of a tensor that holds one; NaN for others. */
  private static double tensor(ByteBuffer tensor) {
    long type = 0;
    double found = Double.NaN;
    for (Proto field = Proto.next(tensor); field != null; field = Proto.next(tensor)) {
      ByteBuffer bytes = field.bytes();
      int size = bytes == null ? 0 : bytes.remaining();
      switch (field.number()) {
        case 1 -> type = field.bits();
        case 4, 5, 6 -> {
          boolean wide = field.number() == 6 || (field.number() == 4 && type == 2);
          boolean known = field.number() != 4 || type == 1 || type == 2;
          if (bytes != null && known && size == (wide ? 8 : 4)) {
            found = wide ? bytes.getDouble() : bytes.getFloat();
          } else if (bytes == null) {
            found = field.number() == 5 ? field.asFloat() : field.asDouble();
          }
        }
        default -> {}
      }
    }
    return found;
  }
}
