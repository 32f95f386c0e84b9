package dev.assay.formats.tts;

import java.util.Locale;

/** How temperature was allotted, in the field's words. */
public enum Strategy {
  /** One temperature. */
  DEFAULT,
  /** Several temperatures within one run. */
  HNC,
  /** A low temperature first, then low or high for each problem. */
  EARLY,
  /** Nothing says. */
  UNKNOWN;

  /** The word in reports and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
