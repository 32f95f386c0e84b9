package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Mixed;

/** One value as the text by which filters and facets know it. */
final class ValueText {
  private ValueText() {}

  /** Whole numbers without decimals, other numbers in their shortest exact form. */
  static String of(Object value) {
    return switch (value) {
      case Double number -> number(number);
      case Mixed.Tree tree -> tree.json();
      default -> value.toString();
    };
  }

  private static String number(double value) {
    // The size first: in the browser rint fails at NaN.
    if (Math.abs(value) < 1e15 && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    String text = Double.toString(value);
    int e = text.indexOf('E');
    if (e < 0) {
      return text;
    }
    String mantissa = text.substring(0, e);
    return (mantissa.endsWith(".0") ? mantissa.substring(0, e - 2) : mantissa)
        + "e"
        + text.substring(e + 1);
  }

  /** The number that a text writes; NaN if it writes none. */
  static double number(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > 40 || !isPlainNumber(stripped)) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(stripped);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Java also reads {@code 0x1p3} and {@code 1d}, which no user means. */
  private static boolean isPlainNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
