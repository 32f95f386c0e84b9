package dev.assay.figures.layout;

import dev.assay.figures.Mark;
import dev.assay.figures.Plot;

/** Whether a plot has anything to draw. */
final class Content {
  private Content() {}

  static boolean any(Plot plot) {
    for (var mark : plot.marks()) {
      boolean something =
          switch (mark) {
            case Mark.Line line -> line.points().stream().anyMatch(d -> shown(plot, d.x(), d.y()));
            case Mark.Dots dots -> dots.points().stream().anyMatch(d -> shown(plot, d.x(), d.y()));
            case Mark.Bars bars -> bars.bars().stream().anyMatch(d -> shown(plot, d.x(), d.y()));
            case Mark.Band band -> band.spans().stream().anyMatch(s -> s.isPresent());
            case Mark.Interval interval -> interval.spans().stream().anyMatch(s -> s.isPresent());
            case Mark.Heat heat -> heat.cells().stream().anyMatch(c -> Double.isFinite(c.value()));
            case Mark.Label label -> shown(plot, label.x(), label.y());
            case Mark.Rule rule -> false;
            case Mark.Region region -> false;
            case Mark.Aside aside -> false;
          };
      if (something) {
        return true;
      }
    }
    return false;
  }

  private static boolean shown(Plot plot, double x, double y) {
    return Double.isFinite(Axle.units(plot.x().scale(), x))
        && Double.isFinite(Axle.units(plot.y().scale(), y));
  }
}
