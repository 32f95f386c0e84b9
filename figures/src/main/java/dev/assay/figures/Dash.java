package dev.assay.figures;

/** How a line is broken; bars of the same look carry a hatch instead, in the same order. */
public enum Dash {
  SOLID,
  DASHED,
  DOTTED,
  DASH_DOT
}
