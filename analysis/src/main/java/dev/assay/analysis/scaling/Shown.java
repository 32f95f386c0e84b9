package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.stats.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them here. */
final class Shown {
  private Shown() {}

  /** Four decimals, as the field's tables have accuracies; missing for NaN. */
  static Entry share(double value) {
    return Double.isNaN(value) ? Entry.NONE : Entry.number(four(value), value);
  }

  static String four(double value) {
    return Double.isNaN(value) ? Table.MISSING : String.format(Locale.ROOT, "%.4f", value);
  }

  static String three(double value) {
    return Double.isNaN(value) ? Table.MISSING : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Percent with one decimal. */
  static String percent(double share) {
    return Double.isNaN(share) ? Table.MISSING : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Percentage points with sign. */
  static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f", 100 * difference);
  }

  /** {@code 0.5213±0.004}: mean and population standard deviation over runs. */
  static Entry spread(@Nullable Cell cell) {
    return cell == null
        ? Entry.NONE
        : new Entry(four(cell.mean()) + "±" + three(cell.populationSd()), cell.mean());
  }

  /** {@code 0.521 [0.480, 0.562]}. */
  static Entry interval(@Nullable Cell cell) {
    return cell == null ? Entry.NONE : interval(cell.mean(), cell.interval());
  }

  /** The same of any mean; missing for NaN. */
  static Entry interval(double mean, @Nullable Interval interval) {
    return Double.isNaN(mean) ? Entry.NONE : new Entry(three(mean) + between(interval), mean);
  }

  static String between(@Nullable Interval interval) {
    return interval == null
        ? ""
        : " [" + three(interval.low()) + ", " + three(interval.high()) + "]";
  }

  static String p(double p) {
    return Double.isNaN(p)
        ? Table.MISSING
        : p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  static Entry text(String text) {
    return Entry.text(text);
  }
}
