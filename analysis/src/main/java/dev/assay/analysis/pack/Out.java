package dev.assay.analysis.pack;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of bytes. Whole numbers take as many bytes as they need, a text is its place in a
 * table of all texts. A number is a whole number and a power of ten where that is exactly it, else
 * 8 bytes, lowest first.
 */
final class Out {
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private final TextPlaces texts;

  Out(TextPlaces texts) {
    this.texts = texts;
  }

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Bytes as they are, without their number. */
  @SuppressWarnings("ArrayParameter")
  void all(byte[] more) {
    if (size + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * size, size + more.length));
    }
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void bits(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  /** A whole number; small ones of either sign are short. */
  void whole(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7FL) != 0) {
      bits((int) rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bits((int) rest);
  }

  void wholeOrNull(@Nullable Long value) {
    flag(value != null);
    if (value != null) {
      whole(value);
    }
  }

  void flag(boolean value) {
    bits(value ? 1 : 0);
  }

  /** A number; short if it is a decimal of few digits, as numbers in files mostly are. */
  void real(double value) {
    int digits = Decimals.digits(value);
    bits(digits);
    if (digits == Decimals.NONE) {
      raw(value);
    } else {
      whole(Decimals.mantissa(value, digits));
    }
  }

  /** Numbers that resemble their neighbours: decimals of equally many digits as differences. */
  @SuppressWarnings("ArrayParameter")
  void reals(double[] values) {
    int digits = Decimals.digits(values);
    bits(digits);
    int before = 0;
    for (double value : values) {
      if (digits == Decimals.NONE) {
        raw(value);
      } else {
        int mantissa = Decimals.mantissa(value, digits);
        whole(mantissa - before);
        before = mantissa;
      }
    }
  }

  private void raw(double value) {
    long raw = Double.doubleToRawLongBits(value);
    for (int shift = 0; shift < 64; shift += 8) {
      bits((int) (raw >>> shift));
    }
  }

  void text(String value) {
    whole(texts.of(value));
  }

  void textOrNull(@Nullable String value) {
    flag(value != null);
    if (value != null) {
      text(value);
    }
  }

  <T> void list(Collection<T> values, Consumer<T> each) {
    whole(values.size());
    values.forEach(each);
  }
}
