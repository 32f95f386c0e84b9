package dev.assay.formats;

import java.util.List;

/** All formats, most particular first: the first that recognises a file reads it. */
public final class Formats {
  private Formats() {}

  public static final List<ResultsFormat> ALL = List.of();
}
