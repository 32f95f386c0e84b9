package dev.assay.formats.paper;

import java.nio.charset.StandardCharsets;

/**
 * Reads numbers and words out of a piece of a line without making text of it. Logs have millions of
 * lines. One thread.
 */
final class AsciiCursor {
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Integers below are exact as doubles. */
  private static final long EXACT = 1L << 53;

  private byte[] bytes = {};
  private int at;
  private int end;
  private boolean failed;

  void set(byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    failed = false;
  }

  /** Whether something that was asked for was not there. */
  boolean failed() {
    return failed;
  }

  void skipSpaces() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  boolean atEnd() {
    return at >= end;
  }

  boolean isDigit() {
    return at < end && bytes[at] >= '0' && bytes[at] <= '9';
  }

  /** Steps over {@code c} when it is next. */
  boolean take(char c) {
    if (at < end && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Steps over {@code word}, in any case, when it is next. */
  boolean take(String word) {
    if (end - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (lower(bytes[at + i]) != lower((byte) word.charAt(i))) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  /** A whole number below 1e15; fails without. */
  long whole() {
    int start = at;
    long value = 0;
    while (isDigit()) {
      value = value * 10 + (bytes[at++] - '0');
      if (at - start > 15) {
        failed = true;
        return 0;
      }
    }
    failed |= at == start;
    return value;
  }

  /**
   * A number as Python prints it, {@code nan} and {@code inf} included; fails without. It must not
   * run into a letter or another point.
   */
  double number() {
    int start = at;
    boolean negative = take('-');
    if (!negative) {
      take('+');
    }
    if (take("nan")) {
      return Double.NaN;
    }
    if (take("infinity") || take("inf")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    long mantissa = 0;
    int digits = 0;
    int scale = 0;
    while (isDigit()) {
      mantissa = mantissa * 10 + (bytes[at++] - '0');
      digits++;
    }
    if (take('.')) {
      while (isDigit()) {
        mantissa = mantissa * 10 + (bytes[at++] - '0');
        digits++;
        scale--;
      }
    }
    if (digits == 0) {
      failed = true;
      return Double.NaN;
    }
    int exponent = exponent();
    if (at < end && (Character.isLetterOrDigit(bytes[at]) || bytes[at] == '.')) {
      failed = true;
      return Double.NaN;
    }
    int power = scale + exponent;
    if (digits <= 18 && mantissa < EXACT && -22 <= power && power <= 22) {
      double value = power < 0 ? mantissa / TEN[-power] : mantissa * TEN[power];
      return negative ? -value : value;
    }
    return slow(start);
  }

  private int exponent() {
    if (at >= end || (bytes[at] != 'e' && bytes[at] != 'E')) {
      return 0;
    }
    at++;
    boolean negative = take('-');
    if (!negative) {
      take('+');
    }
    int start = at;
    int value = 0;
    while (isDigit()) {
      value = Math.min(100_000, value * 10 + (bytes[at++] - '0'));
    }
    failed |= at == start;
    return negative ? -value : value;
  }

  private double slow(int start) {
    if (failed || at - start > 400) {
      failed = true;
      return Double.NaN;
    }
    return Double.parseDouble(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
  }
}
