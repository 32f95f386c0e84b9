package dev.assay.analysis.tts.level;

import java.util.Locale;

/**
 * A level of difficulty: problems whose accuracy is at least {@code min} and below {@code max}; at
 * {@code max} too where no level is above.
 *
 * @param number 1 is the easiest
 */
public record Level(int number, double min, double max) {
  /** {@code 0.80-1.00}. */
  public String range() {
    return String.format(Locale.ROOT, "%.2f-%.2f", min, max);
  }
}
