package dev.assay.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Curve points as bytes: positions as LEB128 differences to the one before (the first to 0, all
 * non-negative), then values as little-endian doubles. NaN stays NaN.
 */
final class Points {
  private Points() {}

  static byte[] encode(long[] x, double[] y) {
    ByteBuffer out =
        ByteBuffer.allocate(x.length * (10 + Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    long before = 0;
    for (long position : x) {
      long rest = position - before;
      before = position;
      while ((rest & ~0x7FL) != 0) {
        out.put((byte) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.put((byte) rest);
    }
    for (double value : y) {
      out.putDouble(value);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  static long[] decodeX(byte[] bytes, int size) {
    long[] x = new long[size];
    long before = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      long difference = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes[at++];
        difference |= (long) (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
      before += difference;
      x[i] = before;
    }
    return x;
  }

  static double[] decodeY(byte[] bytes, int size) {
    double[] y = new double[size];
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.position(bytes.length - size * Double.BYTES);
    in.asDoubleBuffer().get(y);
    return y;
  }
}
