package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as text: rounded for people by the catalogue's digits, exact for programs. */
final class NumberText {
  private NumberText() {}

  /**
   * Rounded to the column's digits and, where the catalogue says so, as percent without the sign
   * (the head of the column bears it).
   */
  static String rounded(Column column, double value) {
    if (column.metric() == null) {
      return exact(value);
    }
    return fixed(column.percent() ? 100 * value : value, column.digits());
  }

  /** {@link #rounded} with a sign, for differences. */
  static String signed(Column column, double value) {
    String text = rounded(column, value);
    return value > 0 ? "+" + text : text;
  }

  /** What a cell shows to people. */
  static String shown(Column column, @Nullable Cell cell) {
    if (cell == null) {
      return Table.MISSING;
    }
    return cell.value() instanceof Double number
        ? rounded(column, number)
        : cell.value().toString();
  }

  /** Lower and upper end of the interval of a cell, such as {@code [51.2, 55.6]}; empty if none. */
  static String interval(Column column, @Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? ""
        : "[" + rounded(column, low) + ", " + rounded(column, high) + "]";
  }

  /** Shortest text that reads back as the same number: {@code 1}, {@code 0.25}, {@code 1e-4}. */
  static String exact(double value) {
    String text = Double.toString(value);
    int e = text.indexOf('E');
    String mantissa = e < 0 ? text : text.substring(0, e);
    String exponent = e < 0 ? "" : "e" + text.substring(e + 1);
    return (mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa)
        + exponent;
  }

  /** Fixed decimals; powers of ten where those would show nothing or run wide. */
  private static String fixed(double value, int digits) {
    double size = Math.abs(value);
    boolean vanishes = size > 0 && size < 0.5 * Math.pow(10, -digits);
    if (vanishes || size >= 1e9) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    // not String.format: a table has thousands of numbers, and this is several times quicker
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
