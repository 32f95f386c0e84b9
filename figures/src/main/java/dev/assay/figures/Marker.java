package dev.assay.figures;

/** The shape of a point. */
public enum Marker {
  CIRCLE,
  SQUARE,
  DIAMOND,
  TRIANGLE_UP,
  TRIANGLE_DOWN,
  HOLLOW_CIRCLE,
  HOLLOW_SQUARE,
  HOLLOW_DIAMOND,
  /** No shape: the line alone. */
  NONE
}
