package dev.assay.figures;

/** Which way along an axis is better. */
public enum Better {
  UP,
  DOWN,
  /** Neither, or not known; no arrow is drawn. */
  NONE
}
