package dev.assay.figures.layout;

import dev.assay.figures.Along;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Span;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import java.util.ArrayList;
import java.util.List;

/** Draws a plot: its ground, its marks back to front, then the words among them. */
final class Painter {
  private static final double BAND = 0.18;
  private static final int MANY = 16; // lines; beyond that they are thinner

  private final Field field;
  private final Frame frame;
  private final Paper paper;
  private final Style style;
  private final double pen;
  private final boolean crowded;

  private Painter(Field field) {
    this.field = field;
    this.frame = field.frame;
    this.paper = field.paper;
    this.style = field.style;
    long lines = field.plot.marks().stream().filter(m -> m instanceof Mark.Line).count();
    this.crowded = lines > MANY;
    this.pen = style.gap(crowded ? 1 : 1.7);
  }

  static void paint(Field field, List<Tick> xTicks, List<Tick> yTicks) {
    var painter = new Painter(field);
    var ground = new Ground(field);
    ground.regions();
    ground.grid(xTicks, yTicks);
    var bars = BarPainter.of(field);
    for (var mark : field.plot.marks()) {
      painter.mark(mark, bars);
    }
    bars.cut();
    ground.baseLine(bars);
    bars.labels();
    new Remarks(field).draw();
  }

  private void mark(Mark mark, BarPainter bars) {
    switch (mark) {
      case Mark.Line line -> line(line);
      case Mark.Band band -> band(band);
      case Mark.Dots dots -> dots(dots);
      case Mark.Bars bar -> bars.paint(bar);
      case Mark.Interval interval -> interval(interval);
      case Mark.Rule rule -> rule(rule);
      case Mark.Heat heat -> HeatPainter.paint(field, heat);
      case Mark.Region region -> {}
      case Mark.Label label -> {}
      case Mark.Aside aside -> {}
    }
  }

  private void line(Mark.Line line) {
    var look = field.look(line.look());
    var places = Thinning.places(frame, line.points());
    var outline = new Outline();
    boolean open = false;
    for (int i = 0; i < places.length; i += 2) {
      boolean present = !Double.isNaN(places[i]);
      if (present && open) {
        outline.line(places[i], places[i + 1]);
      } else if (present) {
        outline.move(places[i], places[i + 1]);
      }
      open = present;
    }
    int colour = field.colour(look);
    if (!outline.isEmpty()) {
      boolean dense = places.length > 2 * frame.area().width();
      double width = dense ? style.gap(0.6) : pen;
      var stroke = new Item.Stroke(outline, colour, 1, width, Shapes.dashes(look.dash(), width));
      paper.add(new Item.Clip(frame.area().inset(-width), List.of(stroke)));
    }
    field.inTheWay(places);
    markers(line, look);
  }

  /**
   * Where they do not touch; and always for points without neighbours, which a line cannot show.
   */
  private void markers(Mark.Line line, Look look) {
    double radius = style.gap(crowded ? 1.7 : 2.4);
    var points = line.points();
    long present = points.stream().filter(Datum::isPresent).count();
    boolean roomy = line.markers() && present * radius * 2.6 <= frame.area().width();
    for (int i = 0; i < points.size(); i++) {
      boolean alone = !isPresent(points, i - 1) && !isPresent(points, i + 1);
      if (isPresent(points, i) && (roomy || alone)) {
        var shape =
            look.marker() == Marker.NONE
                ? new Look("-", "", look.colour(), look.dash(), Marker.CIRCLE)
                : look;
        marker(shape, points.get(i), radius);
      }
    }
  }

  private static boolean isPresent(List<Datum> points, int index) {
    return index >= 0 && index < points.size() && points.get(index).isPresent();
  }

  private void marker(Look look, Datum datum, double radius) {
    double x = frame.px(datum.x());
    double y = frame.py(datum.y());
    if (frame.shows(x, y)) {
      Shapes.marker(paper, style.theme(), look, x, y, radius);
      double r = radius * 1.1;
      field.obstacles.add(new Box(x - r, y - r, x + r, y + r));
    }
  }

  private void band(Mark.Band band) {
    int colour = field.colour(field.look(band.look()));
    var run = new ArrayList<double[]>();
    var outline = new Outline();
    for (var span : Thinning.spans(frame, band.spans())) {
      double x = frame.px(span.at());
      double low = frame.py(span.low());
      double high = frame.py(span.high());
      if (span.isPresent() && Double.isFinite(x + low + high)) {
        run.add(new double[] {x, low, high});
      } else {
        closeBand(run, outline);
      }
    }
    closeBand(run, outline);
    if (!outline.isEmpty()) {
      var fill = new Item.Fill(outline, colour, BAND);
      paper.add(new Item.Clip(frame.area(), List.of(fill)));
    }
  }

  private static void closeBand(List<double[]> run, Outline outline) {
    if (run.size() == 1) { // a span alone is as wide as a hair
      double[] only = run.getFirst();
      outline.move(only[0] - 1, only[1]).line(only[0] - 1, only[2]);
      outline.line(only[0] + 1, only[2]).line(only[0] + 1, only[1]).close();
    } else if (run.size() > 1) {
      outline.move(run.getFirst()[0], run.getFirst()[1]);
      for (int i = 1; i < run.size(); i++) {
        outline.line(run.get(i)[0], run.get(i)[1]);
      }
      for (int i = run.size() - 1; i >= 0; i--) {
        outline.line(run.get(i)[0], run.get(i)[2]);
      }
      outline.close();
    }
    run.clear();
  }

  private void dots(Mark.Dots dots) {
    var look = field.look(dots.look());
    boolean upright = !frame.y().isNames();
    double roomForEach =
        upright ? frame.area().width() / Math.max(1, neighbours(dots)) : frame.slotY();
    double radius = Math.clamp(roomForEach * 0.42, style.gap(2), style.gap(3.4));
    int colour = field.colour(look);
    for (var datum : dots.points()) {
      double x = frame.px(datum.x());
      double y = frame.py(datum.y());
      if (datum.hasInterval() && frame.shows(x, y)) {
        double low = upright ? frame.py(datum.high()) : frame.px(datum.low());
        double high = upright ? frame.py(datum.low()) : frame.px(datum.high());
        if (Double.isFinite(low + high)) {
          Shapes.error(field, upright, upright ? x : y, low, high, colour, radius * 0.8);
        }
      }
    }
    for (var datum : dots.points()) {
      if (datum.isPresent()) {
        marker(look, datum, radius);
      }
    }
  }

  /**
   * Points that share the plot: those of all series are of one size, and one that is alone shows.
   */
  private int neighbours(Mark.Dots dots) {
    if (dots.points().size() == 1) {
      return 1;
    }
    return field.plot.marks().stream()
        .mapToInt(mark -> mark instanceof Mark.Dots others ? others.points().size() : 0)
        .sum();
  }

  private void interval(Mark.Interval interval) {
    int colour = field.colour(field.look(interval.look()));
    boolean upright = interval.along() == Along.Y;
    for (Span span : interval.spans()) {
      double at = upright ? frame.px(span.at()) : frame.py(span.at());
      double a = upright ? frame.py(span.low()) : frame.px(span.low());
      double b = upright ? frame.py(span.high()) : frame.px(span.high());
      double edgeLow = upright ? frame.area().left() : frame.area().top();
      double edgeHigh = upright ? frame.area().right() : frame.area().bottom();
      if (Double.isFinite(at + a + b) && at >= edgeLow - 0.01 && at <= edgeHigh + 0.01) {
        Shapes.error(field, upright, at, Math.min(a, b), Math.max(a, b), colour, style.gap(2.5));
      }
    }
  }

  private void rule(Mark.Rule rule) {
    var area = frame.area();
    boolean level = rule.along() == Along.Y;
    double at = level ? frame.py(rule.at()) : frame.px(rule.at());
    boolean shown = level ? frame.shows(area.left(), at) : frame.shows(at, area.top());
    if (!shown) {
      return;
    }
    var theme = style.theme();
    double width = style.gap(rule.kind() == Mark.Rule.Kind.ZERO ? 0.8 : 1.1);
    var dashes =
        switch (rule.kind()) {
          case CHANCE -> List.of(style.gap(1.4), style.gap(2.2));
          case ZERO -> List.<Double>of();
          case REFERENCE -> List.of(style.gap(5), style.gap(3));
        };
    var outline =
        level
            ? Outline.segment(area.left(), at, area.right(), at)
            : Outline.segment(at, area.top(), at, area.bottom());
    int colour =
        switch (rule.kind()) {
          case CHANCE -> theme.text;
          case ZERO -> theme.line;
          case REFERENCE -> theme.dim;
        };
    paper.add(new Item.Stroke(outline, colour, 1, width, dashes));
  }
}
