package dev.assay.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One walk over an array of plain numbers in a JSON text. One thread. */
final class NumberScan {
  /** As many as a long holds for certain. */
  private static final int MOST_DIGITS = 18;

  /** No number that anybody writes is longer; the parser decides about those. */
  private static final int MOST_SLOWLY = 400;

  private final byte[] json;
  private int at;
  private int lines;
  private int lastLine;

  /**
   * @param start behind the array's opening bracket; a closing one must stand somewhere after it,
   *     since that is what every walk over digits and space ends at
   */
  NumberScan(byte[] json, int start) {
    this.json = json;
    this.at = start;
  }

  /** The numbers; null unless there is at least one, and all are finite and well formed. */
  double @Nullable [] numbers() {
    double[] numbers = new double[1024];
    int size = 0;
    boolean more = true;
    while (more) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      skipSpace();
      numbers[size] = number();
      skipSpace();
      more = json[at] == ',';
      if (Double.isNaN(numbers[size++]) || !(more || json[at] == ']')) {
        return null;
      }
      at += more ? 1 : 0;
    }
    return Arrays.copyOf(numbers, size);
  }

  /** Where the closing bracket is. */
  int end() {
    return at;
  }

  /** Ends of lines that were passed. */
  int lines() {
    return lines;
  }

  /** Behind the last of them. */
  int lastLine() {
    return lastLine;
  }

  private void skipSpace() {
    int i = at;
    byte c = json[i];
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      i++;
      if (c == '\n') {
        lines++;
        lastLine = i;
      }
      c = json[i];
    }
    at = i;
  }

  /** The number that begins here; NaN if it is none, or not finite. */
  private double number() {
    int start = at;
    boolean negative = json[start] == '-';
    int whole = negative ? start + 1 : start;
    int i = whole;
    long digits = 0;
    for (int d = json[i] - '0'; d >= 0 && d <= 9; d = json[i] - '0') {
      digits = digits * 10 + d;
      i++;
    }
    int places = 0;
    int length = i - whole;
    boolean wellFormed = length == 1 || (length > 1 && json[whole] != '0');
    if (json[i] == '.') {
      int fraction = ++i;
      for (int d = json[i] - '0'; d >= 0 && d <= 9; d = json[i] - '0') {
        digits = digits * 10 + d;
        i++;
      }
      places = i - fraction;
      wellFormed &= places > 0;
    }
    at = i;
    if (!wellFormed) {
      return Double.NaN;
    }
    if (length + places > MOST_DIGITS || (json[i] | 0x20) == 'e') {
      return slowly(start);
    }
    double number = Decimals.nearest(digits, places);
    if (Double.isNaN(number)) {
      return slowly(start);
    }
    return negative && (number != 0 || places > 0) ? -number : number;
  }

  /** With an exponent, or more digits than a long holds. */
  private double slowly(int start) {
    int i = at;
    if ((json[i] | 0x20) == 'e') {
      i++;
      if (json[i] == '-' || json[i] == '+') {
        i++;
      }
      int power = i;
      while (json[i] >= '0' && json[i] <= '9') {
        i++;
      }
      if (i == power) {
        return Double.NaN;
      }
    }
    at = i;
    if (i - start > MOST_SLOWLY) {
      return Double.NaN;
    }
    double number =
        Double.parseDouble(new String(json, start, i - start, StandardCharsets.US_ASCII));
    return Double.isFinite(number) ? number : Double.NaN;
  }
}
