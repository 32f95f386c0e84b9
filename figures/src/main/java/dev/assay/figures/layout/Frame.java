package dev.assay.figures.layout;

import dev.assay.figures.shape.Box;

/** The area of a plot with its two maps from values to points. */
record Frame(Box area, Axle x, Axle y) {

  double px(double value) {
    return area.left() + x.share(value) * area.width();
  }

  /** Names run downwards, numbers upwards. */
  double py(double value) {
    double share = y.share(value);
    return y.isNames() ? area.top() + share * area.height() : area.bottom() - share * area.height();
  }

  /** Whether a point is in the area; one on its edge is. */
  boolean shows(double x, double y) {
    double slack = 0.01;
    return x >= area.left() - slack
        && x <= area.right() + slack
        && y >= area.top() - slack
        && y <= area.bottom() + slack;
  }

  double slotX() {
    return area.width() / Math.max(1, x.names());
  }

  double slotY() {
    return area.height() / Math.max(1, y.names());
  }
}
