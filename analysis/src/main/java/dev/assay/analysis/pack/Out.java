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
 * and referred to from then on, a double is 8 bytes, lowest first.
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

  void real(double value) {
    long raw = Double.doubleToRawLongBits(value);
    int low = (int) raw;
    int high = (int) (raw >>> 32);
    for (int shift = 0; shift < 32; shift += 8) {
      bits(low >> shift);
    }
    for (int shift = 0; shift < 32; shift += 8) {
      bits(high >> shift);
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
