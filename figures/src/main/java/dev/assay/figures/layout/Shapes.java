package dev.assay.figures.layout;

import dev.assay.figures.Dash;
import dev.assay.figures.Look;
import dev.assay.figures.Marker;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import java.util.List;

/** Markers, dashes, hatches and error bars. */
final class Shapes {
  private static final double TINT = 0.35; // of the colour in a hatched bar's ground
  private static final double HATCH = 4.5; // points between strokes

  private Shapes() {}

  static List<Double> dashes(Dash dash, double width) {
    double w = Math.max(width, 1);
    return switch (dash) {
      case SOLID -> List.of();
      case DASHED -> List.of(4.5 * w, 2.2 * w);
      case DOTTED -> List.of(1.3 * w, 1.5 * w);
      case DASH_DOT -> List.of(5 * w, 1.8 * w, 1.3 * w, 1.8 * w);
    };
  }

  /** A marker of a radius around a point. */
  static void marker(Paper paper, Theme theme, Look look, double x, double y, double r) {
    int colour = theme.colour(look.colour());
    switch (look.marker()) {
      case NONE -> {}
      case CIRCLE, SQUARE, DIAMOND, TRIANGLE_UP, TRIANGLE_DOWN -> {
        var outline = outline(look.marker(), x, y, r);
        paper.fill(outline, colour, 1);
        paper.add(new Item.Stroke(outline, theme.ground, 1, r * 0.2, List.of()));
      }
      case HOLLOW_CIRCLE, HOLLOW_SQUARE, HOLLOW_DIAMOND -> {
        var outline = outline(look.marker(), x, y, r * 0.9);
        paper.fill(outline, theme.ground, 1);
        paper.add(new Item.Stroke(outline, colour, 1, r * 0.45, List.of()));
      }
    }
  }

  private static Outline outline(Marker marker, double x, double y, double r) {
    return switch (marker) {
      case CIRCLE, HOLLOW_CIRCLE, NONE -> Outline.circle(x, y, r);
      case SQUARE, HOLLOW_SQUARE -> Outline.box(Box.of(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8));
      case DIAMOND, HOLLOW_DIAMOND -> {
        double d = r * 1.25;
        yield Outline.polygon(x, y - d, x + d, y, x, y + d, x - d, y);
      }
      case TRIANGLE_UP -> {
        double d = r * 1.15;
        yield Outline.polygon(x, y - d, x + d, y + d * 0.8, x - d, y + d * 0.8);
      }
      case TRIANGLE_DOWN -> {
        double d = r * 1.15;
        yield Outline.polygon(x, y + d, x - d, y - d * 0.8, x + d, y - d * 0.8);
      }
    };
  }

  /** A bar, or its sample in a legend; the dash of the look is its hatch. */
  static void bar(Paper paper, Theme theme, Look look, Box box) {
    int colour = theme.colour(look.colour());
    if (box.width() <= 0 || box.height() <= 0) {
      return;
    }
    if (look.dash() == Dash.SOLID) {
      paper.fill(box, colour);
      return;
    }
    double hollow = look.dash() == Dash.DOTTED ? 0.15 : TINT;
    paper.fill(box, Rgb.mix(theme.ground, colour, hollow));
    double width = Math.min(1, Math.min(box.width(), box.height()) / 4);
    if (look.dash() != Dash.DOTTED && Math.min(box.width(), box.height()) > 2) {
      hatch(paper, box, colour, look.dash() == Dash.DASHED);
    }
    paper.add(new Item.Stroke(Outline.box(box.inset(width / 2)), colour, 1, width, List.of()));
  }

  /** Parallel strokes at 45 degrees, each ending at the edge of the box. */
  private static void hatch(Paper paper, Box box, int colour, boolean rising) {
    var outline = new Outline();
    double span = box.width() + box.height();
    double step = Math.max(HATCH, span / 400); // a giant box stays a small file
    for (double d = step / 2; d < span; d += step) {
      double x1 = Math.min(d, box.width());
      double y1 = d - x1;
      double y2 = Math.min(d, box.height());
      double x2 = d - y2;
      if (rising) {
        outline.move(box.left() + x2, box.top() + y2).line(box.left() + x1, box.top() + y1);
      } else {
        outline.move(box.right() - x2, box.top() + y2).line(box.right() - x1, box.top() + y1);
      }
    }
    if (!outline.isEmpty()) {
      paper.add(new Item.Stroke(outline, colour, 1, 0.9, List.of()));
    }
  }

  /** An error bar with caps, upright or level; ends beyond the area are cut and have no cap. */
  static void error(
      Field field, boolean upright, double at, double from, double to, int colour, double cap) {
    var area = field.frame.area();
    double least = upright ? area.top() : area.left();
    double most = upright ? area.bottom() : area.right();
    double a = Math.clamp(from, least, most);
    double b = Math.clamp(to, least, most);
    var outline = new Outline();
    stroke(outline, upright, at, a, at, b);
    if (a == from) {
      stroke(outline, upright, at - cap, a, at + cap, a);
    }
    if (b == to) {
      stroke(outline, upright, at - cap, b, at + cap, b);
    }
    field.inTheWay(upright ? new double[] {at, a, at, b} : new double[] {a, at, b, at});
    double width = field.style.gap(0.9);
    field.paper.add(new Item.Stroke(outline, colour, 1, width, List.of()));
  }

  private static void stroke(
      Outline outline, boolean upright, double at1, double along1, double at2, double along2) {
    if (upright) {
      outline.move(at1, along1).line(at2, along2);
    } else {
      outline.move(along1, at1).line(along2, at2);
    }
  }
}
