package dev.assay.analysis.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Out} wrote. */
final class In {
  private final byte[] bytes;
  private Texts texts = Texts.NONE;
  private int at;

  @SuppressWarnings("ArrayParameter")
  In(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the same bytes, with the same texts, from another place. */
  In from(int place) {
    In other = new In(bytes);
    other.texts = texts;
    other.at = place;
    return other;
  }

  int at() {
    return at;
  }

  /** Whether these bytes come next; then they are read. */
  @SuppressWarnings("ArrayParameter")
  boolean next(byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (at + i >= bytes.length || bytes[at + i] != expected[i]) {
        return false;
      }
    }
    at += expected.length;
    return true;
  }

  /** Reads the table of texts, which {@link #text} then looks into. */
  void texts() {
    int[] starts = new int[size() + 1];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + size();
    }
    for (int i = 0; i < starts.length; i++) {
      starts[i] += at;
    }
    at = starts[starts.length - 1];
    if (at > bytes.length) {
      throw new IllegalArgumentException("the data ends too early");
    }
    texts = new Texts(bytes, starts);
  }

  int bits() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("the data ends too early");
    }
    return bytes[at++];
  }

  /** Most numbers are small, and long arithmetic is slow in a browser. */
  long whole() {
    int first = bits();
    if (first >= 0) {
      int small = (first >>> 1) ^ -(first & 1);
      return small;
    }
    long value = first & 0x7F;
    for (int shift = 7; ; shift += 7) {
      int next = bits();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
  }

  /** A whole number that is known to fit 32 bits, without any long arithmetic. */
  private int narrow() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = bits();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("a number is longer than 32 bits");
  }

  int size() {
    int size = narrow();
    if (size < 0) {
      throw new IllegalArgumentException("a size is below 0");
    }
    return size;
  }

  @Nullable Long wholeOrNull() {
    return flag() ? (Long) whole() : null;
  }

  boolean flag() {
    return bits() != 0;
  }

  double real() {
    int digits = bits();
    return digits == Decimals.NONE ? raw() : Decimals.value(narrow(), digits);
  }

  /** As many numbers as {@code values} has room for. */
  @SuppressWarnings("ArrayParameter")
  void reals(double[] values) {
    int digits = bits();
    int mantissa = 0;
    for (int i = 0; i < values.length; i++) {
      if (digits == Decimals.NONE) {
        values[i] = raw();
      } else {
        mantissa += narrow();
        values[i] = Decimals.value(mantissa, digits);
      }
    }
  }

  private double raw() {
    long low = four();
    long high = four();
    return Double.longBitsToDouble(high << 32 | low & 0xFFFFFFFFL);
  }

  private int four() {
    return (bits() & 0xFF) | (bits() & 0xFF) << 8 | (bits() & 0xFF) << 16 | (bits() & 0xFF) << 24;
  }

  String text() {
    return texts.at(size());
  }

  @Nullable String textOrNull() {
    return flag() ? text() : null;
  }

  <T> List<T> list(Supplier<T> each) {
    int size = size();
    List<T> values = new ArrayList<>(Math.min(size, bytes.length));
    for (int i = 0; i < size; i++) {
      values.add(each.get());
    }
    return values;
  }
}
