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
  private static final int MOST_SEGMENTS = 2000; // lines; beyond that words may lie on some
  private final List<double[]> segments = new ArrayList<>();
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

  /** Remembers a line through points, x and y in turn; NaN breaks it. */
  void inTheWay(double[] points) {
    if (segments.size() < MOST_SEGMENTS) {
      segments.add(points);
    }
  }

  /** Whether a line runs through a box. */
  boolean isCrossed(Box box) {
    for (double[] line : segments) {
      for (int i = 2; i < line.length; i += 2) {
        if (crosses(box, line[i - 2], line[i - 1], line[i], line[i + 1])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a segment meets a box: the overlap of its shadows on both axes, as it is cut down. */
  private static boolean crosses(Box box, double x1, double y1, double x2, double y2) {
    double from = 0;
    double to = 1;
    double[] deltas = {x1 - x2, x2 - x1, y1 - y2, y2 - y1};
    double[] rooms = {x1 - box.left(), box.right() - x1, y1 - box.top(), box.bottom() - y1};
    for (int i = 0; i < 4; i++) {
      if (deltas[i] == 0) {
        if (rooms[i] < 0) {
          return false;
        }
      } else if (deltas[i] < 0) {
        from = Math.max(from, rooms[i] / deltas[i]);
      } else {
        to = Math.min(to, rooms[i] / deltas[i]);
      }
    }
    return from <= to;
  }
}
