package dev.assay.formats.tts;

import java.math.BigDecimal;

/** Numbers as the names of data sets spell them, which is how Python prints a float. */
final class Numerals {
  private static final double TINY = 1e-4;
  private static final double HUGE = 1e16;

  private Numerals() {}

  /** {@code 0.8}, {@code 1.0}, {@code 1e-05}. */
  static String of(double value) {
    double size = Math.abs(value);
    String shortest = Double.toString(value);
    if (size == 0 || (size >= TINY && size < HUGE)) {
      String plain = new BigDecimal(shortest).toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    int e = shortest.indexOf('E');
    String digits = shortest.substring(0, e);
    int exponent = Integer.parseInt(shortest.substring(e + 1));
    String head = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    String power = Integer.toString(Math.abs(exponent));
    return head + (exponent < 0 ? "e-" : "e+") + (power.length() < 2 ? "0" : "") + power;
  }
}
