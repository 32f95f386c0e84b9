package dev.assay.figures.layout;

import dev.assay.figures.Colour;
import dev.assay.figures.Mark;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import java.util.List;

/** What lies below the marks of a plot: shaded regions, grid, and the line that bars stand on. */
final class Ground {
  private static final double SHADE = 0.08;

  private final Field field;
  private final Frame frame;
  private final Paper paper;
  private final Style style;
  private final boolean heat;

  Ground(Field field) {
    this.field = field;
    this.frame = field.frame;
    this.paper = field.paper;
    this.style = field.style;
    this.heat = field.plot.marks().stream().anyMatch(m -> m instanceof Mark.Heat);
  }

  void regions() {
    for (var mark : field.plot.marks()) {
      if (mark instanceof Mark.Region region) {
        var box = box(frame, region);
        if (box.width() > 0 && box.height() > 0) {
          int colour =
              switch (region.tone()) {
                case PLAIN -> style.theme().dim;
                case GOOD -> style.theme().colour(Colour.Role.BETTER);
              };
          paper.fill(Outline.box(box), colour, SHADE);
        }
      }
    }
  }

  /** The part of a region that lies on the plot. */
  static Box box(Frame frame, Mark.Region region) {
    var area = frame.area();
    return new Box(
        edge(frame.px(region.fromX()), area.left(), area.left(), area.right()),
        edge(frame.py(region.toY()), area.top(), area.top(), area.bottom()),
        edge(frame.px(region.toX()), area.right(), area.left(), area.right()),
        edge(frame.py(region.fromY()), area.bottom(), area.top(), area.bottom()));
  }

  private static double edge(double at, double otherwise, double low, double high) {
    return Double.isFinite(at) ? Math.clamp(at, low, high) : otherwise;
  }

  /** Light lines at the ticks of the axis of values; none under a heat map. */
  void grid(List<Tick> xTicks, List<Tick> yTicks) {
    var area = frame.area();
    if (heat) {
      return;
    }
    int colour = style.theme().grid;
    for (var tick : yTicks) {
      double y = frame.py(tick.value());
      paper.line(area.left(), y, area.right(), y, colour, style.gap(0.6));
    }
    if (frame.y().isNames()) {
      for (var tick : xTicks) {
        double x = frame.px(tick.value());
        paper.line(x, area.top(), x, area.bottom(), colour, style.gap(0.6));
      }
    } else {
      double length = style.gap(3);
      for (var tick : xTicks) {
        double x = frame.px(tick.value());
        paper.line(x, area.bottom(), x, area.bottom() + length, style.theme().line, style.gap(0.6));
      }
    }
  }

  /** Where bars begin, or the foot of the plot. */
  void baseLine(BarPainter bars) {
    var area = frame.area();
    int colour = style.theme().line;
    double width = style.gap(0.8);
    if (heat) {
      return;
    }
    if (frame.y().isNames()) {
      double x = bars.isEmpty() ? area.left() : bars.base();
      paper.line(x, area.top(), x, area.bottom(), colour, width);
    } else {
      double y = bars.isEmpty() ? area.bottom() : bars.base();
      paper.line(area.left(), y, area.right(), y, colour, width);
      if (y < area.bottom() - 0.5 && !frame.x().isNames()) {
        paper.line(area.left(), area.bottom(), area.right(), area.bottom(), colour, width);
      }
    }
  }
}
