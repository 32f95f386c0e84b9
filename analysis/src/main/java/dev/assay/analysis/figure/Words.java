package dev.assay.analysis.figure;

import dev.assay.domain.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and times as figures write them, the same in the browser: no formatter of the JDK, which
 * the script's library lacks or pays dearly for.
 */
final class Words {
  private Words() {}

  /** 0.545 as {@code 54.5 %}. */
  static String percent(double share) {
    return fixed(100 * share, 1) + " %";
  }

  /** 0.012 as {@code +1.2}. */
  static String points(double share) {
    return plus(100 * share, 1);
  }

  /** A value as its metric is shown. */
  static String value(Metric metric, double value) {
    if (metric.percent()) {
      return percent(value);
    }
    double size = Math.abs(value);
    if (size > 0 && (size < 1e-3 || size >= 1e6)) {
      return scientific(value);
    }
    boolean whole = value == Math.rint(value);
    int digits = whole ? 0 : Math.clamp(metric.digits(), 1, 4);
    return fixed(value, digits);
  }

  static String number(double value) {
    return fixed(value, 3);
  }

  static String signed(double value) {
    return plus(value, 4);
  }

  static String scientific(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(2, RoundingMode.HALF_UP));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String mantissa = rounded.movePointLeft(exponent).setScale(1, RoundingMode.HALF_UP).toString();
    return mantissa + (exponent < 0 ? "e-" : "e+") + two(Math.abs(exponent));
  }

  static String minutes(@Nullable Instant time, ZoneId zone) {
    return time == null ? "" : local(time, zone).substring(0, 16);
  }

  static String seconds(@Nullable Instant time, ZoneId zone) {
    return time == null ? "" : local(time, zone).substring(0, 19);
  }

  /** Date and time to the second or finer, as the clocks of a zone showed it. */
  private static String local(Instant time, ZoneId zone) {
    int ahead = zone.getRules().getOffset(time).getTotalSeconds();
    return time.plusSeconds(ahead).toString().replace('T', ' ');
  }

  /** A zone's name. */
  static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.toString();
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** With so many decimals; ties of the shortest decimal that reads back go away from 0. */
  private static String fixed(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static String plus(double value, int digits) {
    return value < 0 ? fixed(value, digits) : "+" + fixed(value, digits);
  }

  /** {@code 1 run}, {@code 2 runs}. */
  static String count(long n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }

  /** 41983 as {@code 42.0k}. */
  static String thousands(double tokens) {
    double k = tokens / 1000;
    return fixed(k, k == Math.rint(k) ? 0 : 1) + "k";
  }
}
