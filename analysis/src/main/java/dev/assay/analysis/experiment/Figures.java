package dev.assay.analysis.experiment;

import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.formats.track.Columns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as the package writes them: each is rounded once, from its full value. */
final class Figures {
  private static final Pattern PREFIX =
      Pattern.compile("^(last_)?((val|valid|validation|eval|test|train)[_/.])?");

  private Figures() {}

  /** As few digits as read back as the same number. */
  static String exact(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /**
   * With the digits of its metric and commas between thousands, as axes have them; powers of ten
   * where those would show nothing or run wide.
   */
  static String shown(Metric metric, double value) {
    return fixed(value, metric.digits());
  }

  /** The same with a sign. */
  static String signed(Metric metric, double value) {
    String text = shown(metric, value);
    return value > 0 ? "+" + text : text;
  }

  /** With one digit more, for spreads, which are smaller than what they are the spread of. */
  static String spread(Metric metric, double value) {
    return fixed(value, metric.digits() == 0 ? 0 : Math.min(17, metric.digits() + 1));
  }

  private static String fixed(double value, int digits) {
    double size = Math.abs(value);
    boolean vanishes = size > 0 && size < 0.5 * Math.pow(10, -digits);
    if (vanishes || size >= 1e9) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%,." + digits + "f", rounded);
  }

  /** What is known of a name such as {@code last_val_mrr}, or else of {@code mrr}. */
  static Metric described(MetricCatalogue catalogue, String name) {
    Metric metric = catalogue.describe(MetricKey.of("tracker", MetricKey.safeName(name)));
    String bare = PREFIX.matcher(name).replaceFirst("");
    if (metric.direction() != Direction.UNKNOWN || bare.isEmpty() || bare.equals(name)) {
      return metric;
    }
    String known = Columns.known(bare);
    Metric plain =
        catalogue.describe(
            MetricKey.of("tracker", known == null ? MetricKey.safeName(bare) : known));
    return new Metric(
        metric.key(),
        metric.display(),
        metric.group(),
        plain.direction(),
        plain.unit(),
        plain.low(),
        plain.high(),
        plain.chance(),
        plain.digits(),
        plain.percent(),
        plain.proportion(),
        metric.note());
  }

  /** A metric under another name. */
  static Metric called(Metric metric, String name) {
    return new Metric(
        metric.key(),
        name,
        metric.group(),
        metric.direction(),
        metric.unit(),
        metric.low(),
        metric.high(),
        metric.chance(),
        metric.digits(),
        metric.percent(),
        metric.proportion(),
        metric.note());
  }

  /** A share in percent with one digit and a sign, such as {@code +3.6 %}. */
  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f %%", 100 * share);
    return 100 * share >= 0.05 ? "+" + text : text.equals("-0.0 %") ? "0.0 %" : text;
  }

  /** A p value, such as {@code 0.013} or {@code < 0.001}. */
  static String p(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
