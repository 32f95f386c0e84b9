package dev.assay.analysis.grade;

import java.util.Locale;

/** Names of rules as files and tables have them. */
public final class Words {
  private Words() {}

  /** The word of one of a closed set: {@code STRING} is {@code string}. */
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
