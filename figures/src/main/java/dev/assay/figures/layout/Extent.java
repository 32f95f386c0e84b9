package dev.assay.figures.layout;

import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import java.util.ArrayList;
import java.util.List;

/** Finds from where to where an axis must reach for its marks. */
final class Extent {
  private static final double MARGIN = 0.04; // of the range, at each side

  private final Axis axis;
  private final boolean vertical;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private boolean fromZero;
  private double halfBar;
  private final Stacks stacks;

  private Extent(Axis axis, boolean vertical, boolean lying) {
    this.axis = axis;
    this.vertical = vertical;
    this.stacks = new Stacks(lying);
  }

  /**
   * The map of the x axis, or of the y axis.
   *
   * @param beyond share of the axis that is kept free beyond the data, for values written there
   */
  static Axle of(Plot plot, boolean vertical, double beyond) {
    var axis = vertical ? plot.y() : plot.x();
    if (axis.scale() instanceof Scale.Category category) {
      return new Axle(axis.scale(), -0.5, Math.max(1, category.names().size()) - 0.5);
    }
    boolean lying = plot.y().scale() instanceof Scale.Category;
    var extent = new Extent(axis, vertical, lying);
    for (var mark : plot.marks()) {
      extent.mark(mark, lying);
    }
    return extent.axle(beyond);
  }

  private void mark(Mark mark, boolean lying) {
    switch (mark) {
      case Mark.Line line -> data(line.points(), lying);
      case Mark.Dots dots -> data(dots.points(), lying);
      case Mark.Bars bars -> bars(bars, lying);
      case Mark.Band band -> band(band);
      case Mark.Interval interval -> {
        for (var span : interval.spans()) {
          if ((interval.along() == Along.Y) == vertical) {
            include(span.low());
            include(span.high());
          } else {
            include(span.at());
          }
        }
      }
      case Mark.Rule rule -> {
        if ((rule.along() == Along.Y) == vertical) {
          include(rule.at());
        }
      }
      case Mark.Label label -> include(vertical ? label.y() : label.x());
      case Mark.Region region -> {}
      case Mark.Heat heat -> {}
      case Mark.Aside aside -> {}
    }
  }

  private void band(Mark.Band band) {
    for (var span : band.spans()) {
      if (vertical) {
        include(span.low());
        include(span.high());
      } else {
        include(span.at());
      }
    }
  }

  private void bars(Mark.Bars bars, boolean lying) {
    if (vertical != lying) {
      fromZero = true;
      var raised = new ArrayList<Datum>();
      for (var bar : bars.bars()) {
        raised.add(stacks.raised(bar, stacks.start(bars, bar)));
      }
      data(raised, lying);
    } else {
      data(bars.bars(), lying);
      halfBar = Math.max(halfBar, Bars.smallestGap(axis.scale(), List.of(bars), vertical) / 2);
    }
  }

  private void data(List<Datum> data, boolean lying) {
    for (var datum : data) {
      include(vertical ? datum.y() : datum.x());
      if (vertical != lying && datum.hasInterval() && datum.isPresent()) {
        include(datum.low());
        include(datum.high());
      }
    }
  }

  private void include(double value) {
    double units = Axle.units(axis.scale(), value);
    if (Double.isFinite(units)) {
      low = Math.min(low, units);
      high = Math.max(high, units);
    }
  }

  private Axle axle(double beyond) {
    if ((fromZero || axis.includeZero()) && !(axis.scale() instanceof Scale.Log)) {
      include(0);
    }
    if (low > high) {
      low = 0;
      high = 1;
    }
    widenIfFlat();
    double range = high - low;
    boolean zeroBelow = low == 0 && (fromZero || axis.includeZero());
    boolean zeroAbove = high == 0 && (fromZero || axis.includeZero());
    int sides = zeroBelow || zeroAbove ? 1 : 2;
    double margin = range * Math.max(MARGIN, beyond / (1 - sides * beyond));
    double from = zeroBelow ? low : low - Math.max(margin, halfBar);
    double to = zeroAbove ? high : high + Math.max(margin, halfBar);
    from = given(axis.min().orElse(Double.NaN), from);
    to = given(axis.max().orElse(Double.NaN), to);
    return from < to ? new Axle(axis.scale(), from, to) : new Axle(axis.scale(), from, from + 1);
  }

  private double given(double value, double otherwise) {
    double units = Axle.units(axis.scale(), value);
    return Double.isFinite(units) ? units : otherwise;
  }

  /** A single value stands in the middle of a range that fits its size. */
  private void widenIfFlat() {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (high - low > size * 1e-12) {
      return;
    }
    double half = axis.scale() instanceof Scale.Linear ? (size == 0 ? 0.5 : size * 0.05) : 0.5;
    low -= half;
    high += half;
  }
}
