package dev.assay.figures;

/** One of the fields of a figure. */
public sealed interface Panel permits Plot, TextPanel, TablePanel {
  /** Its heading; may be empty. */
  String title();
}
