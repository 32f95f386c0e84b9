package dev.assay.analysis.scaling;

import dev.assay.figures.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an analysis leaves behind; equal input gives equal output.
 *
 * @param figures their ids are their files, below the folder of the analysis
 * @param files texts by path below that folder
 */
public record Outputs(List<Figure> figures, Map<String, String> files) {
  public Outputs {
    figures = List.copyOf(figures);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** All but one of the texts. */
  public Outputs without(String path) {
    Map<String, String> others = new LinkedHashMap<>(files);
    others.remove(path);
    return new Outputs(figures, others);
  }
}
