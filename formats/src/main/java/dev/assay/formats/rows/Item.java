package dev.assay.formats.rows;

/** What stands at one place of a file of rows. */
public sealed interface Item permits Line, Row, Reject {

  /** 1-based line, or place in a file without lines. */
  long number();

  /** About how many bytes of memory it takes. */
  long size();
}
