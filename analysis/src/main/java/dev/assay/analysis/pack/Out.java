package dev.assay.analysis.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of bytes. Whole numbers take as many bytes as they need, a text is written once
 * and referred to from then on. A number is a whole number and a power of ten where that is exactly
 * it, else 8 bytes, lowest first.
 */
final class Out {
  private byte[] bytes = new byte[1 << 16];
  private int size;
  private final Map<String, Integer> texts = new HashMap<>();

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
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
    Integer known = texts.putIfAbsent(value, texts.size() + 1);
    if (known != null) {
      whole(known);
      return;
    }
    whole(0);
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    whole(utf8.length);
    for (byte one : utf8) {
      bits(one);
    }
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
