package dev.assay.figures.layout;

import dev.assay.figures.Along;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.List;

/** Names above a plot: of upright rules and of ranges of x. */
final class Strip {
  private static final int MOST_ROWS = 3;

  private record Name(String text, double left, int row) {}

  private final Style style;
  private final List<Name> names = new ArrayList<>();
  private int rows;

  private Strip(Style style) {
    this.style = style;
  }

  /** Finds rows in which the names stand clear of each other, within the cell. */
  static Strip of(Plot plot, Frame frame, Box cell, Style style) {
    var strip = new Strip(style);
    for (var mark : plot.marks()) {
      if (mark instanceof Mark.Rule rule && rule.along() == Along.X) {
        double x = frame.px(rule.at());
        if (frame.shows(x, frame.area().top())) {
          strip.add(rule.label(), x, x, frame.area(), cell.width() * 0.3);
        }
      } else if (mark instanceof Mark.Region region
          && Double.isInfinite(region.fromY())
          && Double.isInfinite(region.toY())) {
        double from = edge(frame, region.fromX(), frame.area().left());
        double to = edge(frame, region.toX(), frame.area().right());
        if (to > from) {
          strip.add(region.label(), from, to, frame.area(), to - from - style.gap(2));
        }
      }
    }
    return strip;
  }

  private static double edge(Frame frame, double value, double otherwise) {
    double x = frame.px(value);
    return Double.isFinite(x)
        ? Math.clamp(x, frame.area().left(), frame.area().right())
        : otherwise;
  }

  /** Within the plot's own width: beside it are names and ticks. */
  private void add(String label, double from, double to, Box area, double widest) {
    var type = style.small();
    var text = Words.fitMiddle(Words.clean(label), type, Math.min(widest, area.width()));
    if (text.isEmpty()) {
      return;
    }
    double width = type.width(text);
    double most = Math.max(area.left(), area.right() - width);
    double left = Math.clamp((from + to - width) / 2, area.left(), most);
    for (int row = 0; row < MOST_ROWS; row++) {
      if (isFree(row, left, width)) {
        names.add(new Name(text, left, row));
        rows = Math.max(rows, row + 1);
        return;
      }
    }
  }

  private boolean isFree(int row, double left, double width) {
    double apart = style.gap(4);
    for (var name : names) {
      double end = name.left + style.small().width(name.text);
      if (name.row == row && name.left < left + width + apart && left < end + apart) {
        return false;
      }
    }
    return true;
  }

  double height() {
    return rows == 0 ? 0 : rows * rowHeight() + style.gap(3);
  }

  private double rowHeight() {
    return style.small().ascent() + style.small().descent() + style.gap(0.5);
  }

  void draw(Paper paper, double bottom) {
    var type = style.small();
    for (var name : names) {
      double foot = bottom - style.gap(3) - name.row * rowHeight();
      paper.text(name.text, name.left, foot - type.descent(), type, style.theme().dim);
    }
  }
}
