package dev.assay.figures.layout;

import dev.assay.figures.Look;
import dev.assay.figures.Plot;
import dev.assay.figures.shape.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the marks of a plot are drawn, and what is in the way of words there. */
final class Field {
  final Plot plot;
  final Frame frame;
  final Style style;
  final Paper paper;
  final List<Box> obstacles = new ArrayList<>();
  private final Map<String, Look> looks;

  Field(Plot plot, Frame frame, Style style, Map<String, Look> looks, Paper paper) {
    this.plot = plot;
    this.frame = frame;
    this.style = style;
    this.looks = looks;
    this.paper = paper;
  }

  /** The look of a key; a figure has checked that it exists. */
  Look look(String key) {
    return Objects.requireNonNull(looks.get(key));
  }

  int colour(Look look) {
    return style.theme().colour(look.colour());
  }

  boolean isBlocked(Box box) {
    for (var obstacle : obstacles) {
      if (obstacle.overlaps(box)) {
        return true;
      }
    }
    return false;
  }
}
