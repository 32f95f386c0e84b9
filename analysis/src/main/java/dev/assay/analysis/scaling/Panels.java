package dev.assay.analysis.scaling;

import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Plot;
import java.util.List;

/** Figures of several panels, at most two beside each other. */
final class Panels {
  private static final int COLUMNS = 2;
  private static final double WIDTH = 4.2; // inches of a panel: two are as wide as a page
  private static final double HEIGHT = 3.2;

  /** No lower than a figure of one panel, whose title and legend take as much. */
  private static final double LOWEST = 3.7;

  private Panels() {}

  static Figure figure(
      String id, String title, String subtitle, List<Look> looks, List<Plot> panels) {
    int columns = Math.clamp(panels.size(), 1, COLUMNS);
    int rows = Math.ceilDiv(Math.max(1, panels.size()), columns);
    return Figure.grid(id, title, subtitle, looks, columns, panels)
        .size(WIDTH * columns, Math.max(LOWEST, HEIGHT * rows));
  }
}
