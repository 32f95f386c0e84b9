package dev.assay.figures;

/** A direction in a plot. */
public enum Along {
  X,
  Y
}
