package dev.assay.figures.layout;

import dev.assay.figures.Figure;
import dev.assay.figures.Plot;
import dev.assay.figures.type.Type;

/**
 * Sizes of letters and gaps, which follow the size of the figure a little way.
 *
 * @param scale 1 for a figure of 8 by 5 inches
 */
record Style(Theme theme, double scale) {
  private static final double WIDTH = 8; // inches of a page at which the scale is 1
  private static final double HEIGHT = 4;
  private static final double PANEL_WIDTH = 3.8; // and of a panel
  private static final double PANEL_HEIGHT = 2.9;

  static Style of(Theme theme, Figure figure, Figure.Size size) {
    double fit = Math.min(size.width() / WIDTH, size.height() / HEIGHT);
    for (var place : figure.panels()) {
      double width = size.width() * place.columnSpan() / figure.columns();
      double height = size.height() * place.rowSpan() / figure.rows();
      if (place.panel() instanceof Plot) {
        fit = Math.min(fit, Math.min(width / PANEL_WIDTH, height / PANEL_HEIGHT));
      }
    }
    return new Style(theme, Math.clamp(fit, 0.7, 1.25));
  }

  Type title() {
    return new Type(13 * scale, true);
  }

  Type subtitle() {
    return Type.regular(10 * scale);
  }

  Type heading() {
    return new Type(10.5 * scale, true);
  }

  Type label() {
    return Type.regular(9 * scale);
  }

  Type small() {
    return Type.regular(8 * scale);
  }

  /** A gap of so many points at scale 1. */
  double gap(double points) {
    return points * scale;
  }
}
