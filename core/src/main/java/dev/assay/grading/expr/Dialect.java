package dev.assay.grading.expr;

/** In whose way a text is read. */
public enum Dialect {
  /** As a mathematician reads it. */
  STRICT,
  /** As Math-Verify 0.8.0 does, of whose parser some accidents are kept. */
  MATH_VERIFY
}
