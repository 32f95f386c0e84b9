package dev.assay.app.cli;

import dev.assay.domain.AssayException;

/** Exit codes: part of the contract with scripts. */
public final class Exit {
  /** Done. */
  public static final int OK = 0;

  /** Our bug. */
  public static final int BUG = 1;

  /** The command line or the settings are wrong. */
  public static final int USAGE = 2;

  /** Some input could not be read; the rest was done. */
  public static final int PARTLY = 3;

  /** The question has no answer: not found, nothing in common. */
  public static final int NO_ANSWER = 4;

  private Exit() {}

  static int of(AssayException.Kind kind) {
    return switch (kind) {
      case BAD_INPUT -> USAGE;
      case NOT_FOUND, CONFLICT -> NO_ANSWER;
      case UNAVAILABLE -> PARTLY;
    };
  }
}
