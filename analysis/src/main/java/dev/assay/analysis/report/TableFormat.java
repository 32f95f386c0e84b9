package dev.assay.analysis.report;

import java.util.Locale;

/** The formats of {@code --format}. */
public enum TableFormat {
  /** Aligned columns for people. */
  TABLE,
  CSV,
  JSON,
  /** Markdown. */
  MD,
  LATEX;

  /** The word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
