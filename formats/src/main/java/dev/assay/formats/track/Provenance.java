package dev.assay.formats.track;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the numbers of an experiment came from; shown wherever they are. */
public enum Provenance {
  /** By the program that logged them, from what it ran. */
  MEASURED,
  /** By a formula and not by measuring. */
  ESTIMATED,
  /** From a table that somebody else wrote; nobody says how. */
  IMPORTED,
  /** Invented, as for a demonstration. */
  SIMULATED;

  /** The word in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that a word means; null for another word. */
  public static @Nullable Provenance of(String word) {
    for (Provenance each : values()) {
      if (each.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    return null;
  }
}
