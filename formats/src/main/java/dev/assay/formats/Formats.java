package dev.assay.formats;

import dev.assay.formats.paper.PaperMetricsFlat;
import java.util.List;

/** All formats, most particular first: the first that recognises a file reads it. */
public final class Formats {
  private Formats() {}

  public static final List<ResultsFormat> ALL =
      List.of(new PaperMetricsFlat());
}
