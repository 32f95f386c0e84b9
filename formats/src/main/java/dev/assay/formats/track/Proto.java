package dev.assay.formats.track;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A field of a protocol buffer, as it stands in the bytes.
 *
 * @param number of the field
 * @param type 0 a whole number, 1 eight bytes, 2 bytes with their length, 5 four bytes
 * @param bits of types 0, 1 and 5
 * @param bytes of type 2; else null
 */
record Proto(int number, int type, long bits, @Nullable ByteBuffer bytes) {

  /** The next field; null at the end, and where the bytes make no sense. */
  static @Nullable Proto next(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return null;
    }
    long key = varint(in);
    int number = (int) (key >>> 3);
    int type = (int) (key & 7);
    return switch (type) {
      case 0 -> new Proto(number, type, varint(in), null);
      case 1 -> in.remaining() < 8 ? end(in) : new Proto(number, type, in.getLong(), null);
      case 2 -> {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
          yield end(in);
        }
        ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        yield new Proto(number, type, 0, part);
      }
      case 5 -> in.remaining() < 4 ? end(in) : new Proto(number, type, in.getInt(), null);
      default -> end(in);
    };
  }

  private static @Nullable Proto end(ByteBuffer in) {
    in.position(in.limit());
    return null;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  double asDouble() {
    return type == 1 ? Double.longBitsToDouble(bits) : Double.NaN;
  }

  double asFloat() {
    return type == 5 ? Float.intBitsToFloat((int) bits) : Double.NaN;
  }
}
