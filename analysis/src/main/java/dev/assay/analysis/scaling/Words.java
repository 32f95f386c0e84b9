package dev.assay.analysis.scaling;

import java.util.Locale;

/** Words around numbers. */
final class Words {
  private Words() {}

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** {@code 95 %}, {@code 99.5 %}. */
  static String percent(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
