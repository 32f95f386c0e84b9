package dev.assay.figures.layout;

import dev.assay.figures.TickFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How values of an axis are written. */
final class TickText {
  private static final int MOST_DECIMALS = 9;

  private TickText() {}

  /**
   * A value in words.
   *
   * @param step distance to the next tick, which says how many decimals are needed
   */
  static String of(double value, double step, TickFormat format) {
    if (value == 0 || Math.abs(value) < Math.abs(step) * 1e-9) {
      return format == TickFormat.PERCENT ? "0%" : "0";
    }
    return switch (format) {
      case NUMBER -> number(value, step);
      case PERCENT -> plain(value * 100, step * 100) + "%";
      case THOUSANDS -> suffixed(value, step, "kMGT");
      case TOKENS -> suffixed(value, step, "kMBT");
      case SCIENTIFIC -> scientific(value, step);
    };
  }

  private static String number(double value, double step) {
    double size = Math.abs(value);
    if (size >= 1e9 || size < 1e-4 || decimals(step) > MOST_DECIMALS) {
      return scientific(value, step);
    }
    return plain(value, step);
  }

  /** With commas between thousands. */
  private static String plain(double value, double step) {
    if (Math.abs(value) >= 1e15) {
      return scientific(value, step);
    }
    var text =
        BigDecimal.valueOf(value)
            .setScale(Math.min(decimals(step), MOST_DECIMALS), RoundingMode.HALF_EVEN)
            .toPlainString();
    int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
    int start = text.startsWith("-") ? 1 : 0;
    var out = new StringBuilder(text);
    if (end - start > 3) {
      for (int i = end - 3; i > start; i -= 3) {
        out.insert(i, ',');
      }
    }
    return minus(out.toString());
  }

  private static String suffixed(double value, double step, String suffixes) {
    double size = Math.abs(value);
    int power = 0;
    while (power < suffixes.length() && size >= 1000 * (1 - 1e-9)) {
      size /= 1000;
      power++;
    }
    if (power == 0) {
      return plain(value, step);
    }
    double unit = Math.pow(1000, power);
    return plain(value / unit, Math.max(step / unit, 0.001)) + suffixes.charAt(power - 1);
  }

  private static String scientific(double value, double step) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    int stepExponent = (int) Math.floor(Math.log10(Math.abs(step)) + 1e-9);
    int digits = Math.clamp((long) exponent - stepExponent, 0, 6);
    var mantissa =
        BigDecimal.valueOf(value)
            .movePointLeft(exponent)
            .setScale(digits, RoundingMode.HALF_EVEN)
            .toPlainString();
    int size = Math.abs(exponent);
    return minus(mantissa) + "e" + (exponent < 0 ? "-" : "") + (size < 10 ? "0" : "") + size;
  }

  /** The step, or the power of ten below {@code least} if the step has more decimals than that. */
  static double coarser(double step, double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    return Double.isFinite(power) && power < 1 && decimals(step) > decimals(power) ? power : step;
  }

  /** Decimals at which multiples of a step differ. */
  private static int decimals(double step) {
    double size = Math.abs(step);
    int decimals = 0;
    while (decimals <= MOST_DECIMALS && Math.abs(size - Math.rint(size)) > size * 1e-6 + 1e-12) {
      size *= 10;
      decimals++;
    }
    return decimals;
  }

  private static String minus(String text) {
    return text.replace('-', '\u2212');
  }
}
