package dev.assay.analysis.tts;

import java.util.Locale;

/**
 * Something that a check of a data set found.
 *
 * @param check name of the check, such as {@code duplicates}
 * @param message one sentence with its numbers
 */
public record Finding(Severity severity, String check, String message) {
  /** How much it matters. */
  public enum Severity {
    /** The numbers would be wrong. */
    ERROR,
    /** The numbers mean less than they seem to. */
    WARNING,
    /** Good to know. */
    NOTE;

    /** The word in reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
