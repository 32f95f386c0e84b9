package dev.assay.grading;

/** Whose idea of equality is followed. */
public enum Profile {
  /** What a mathematician would say. The default. */
  STRICT,
  /**
   * Math-Verify 0.8.0: decimals rounded to 6 places, sets for lists, order of the arguments
   * matters.
   */
  MATH_VERIFY
}
