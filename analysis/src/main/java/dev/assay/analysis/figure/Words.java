package dev.assay.analysis.figure;

import dev.assay.domain.Metric;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as figures write them. */
final class Words {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Words() {}

  /** 0.545 as {@code 54.5 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** 0.012 as {@code +1.2}. */
  static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share);
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
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4f", value);
  }

  static String scientific(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  static String minutes(@Nullable Instant time, ZoneId zone) {
    return time == null ? "" : MINUTES.format(time.atZone(zone));
  }

  static String seconds(@Nullable Instant time, ZoneId zone) {
    return time == null ? "" : SECONDS.format(time.atZone(zone));
  }

  /** {@code 1 run}, {@code 2 runs}. */
  static String count(long n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }

  /** 41983 as {@code 42.0k}. */
  static String thousands(double tokens) {
    double k = tokens / 1000;
    return k == Math.rint(k)
        ? String.format(Locale.ROOT, "%.0fk", k)
        : String.format(Locale.ROOT, "%.1fk", k);
  }
}
