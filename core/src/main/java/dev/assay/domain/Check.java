package dev.assay.domain;

import java.util.Locale;

/** The whole validation library: a rule that must hold, and the words for when it does not. */
public final class Check {
  private Check() {}

  /**
   * Throws when a rule does not hold.
   *
   * @throws IllegalArgumentException with {@code rule} formatted with {@code args}
   */
  public static void that(boolean holds, String rule, Object... args) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, rule, args));
    }
  }
}
