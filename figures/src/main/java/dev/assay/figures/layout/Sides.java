package dev.assay.figures.layout;

import dev.assay.figures.Along;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names at the right of a plot: of lines at their ends, and of level rules. */
final class Sides {
  private static final double WIDEST = 0.28; // of the cell
  private static final double WIDEST_RULE = 0.22;
  private static final double FULLEST = 0.8; // of the plot's height

  /** A name, the colour that it is written in, and the point that it belongs to. */
  private record Side(
      String text, double x, double y, int ink, int colour, boolean leader, @Nullable Look sign) {}

  private final Style style;
  private final List<Side> sides = new ArrayList<>(); // x and y are values until drawn
  private double width;

  private Sides(Style style) {
    this.style = style;
  }

  private static Type type(Style style) {
    return style.label();
  }

  /** Whether all series can be named at the ends of their lines. */
  static boolean fits(Plot plot, List<Key> keys, Style style, double cellWidth, double height) {
    if (plot.y().scale() instanceof Scale.Category
        || keys.size() * type(style).lineHeight() > height * FULLEST) {
      return false;
    }
    var ends = ends(plot);
    for (var key : keys) {
      if (!ends.containsKey(key.look().key())
          || type(style).width(Words.clean(key.look().label())) > cellWidth * WIDEST
          || key.isVerdict()) {
        return false;
      }
    }
    return true;
  }

  /** The last present point of each series that has a line. */
  private static Map<String, Datum> ends(Plot plot) {
    var ends = new HashMap<String, Datum>();
    for (var mark : plot.marks()) {
      if (mark instanceof Mark.Line line) {
        var end = last(line.points());
        if (end != null) {
          ends.put(line.look(), end);
        }
      }
    }
    return ends;
  }

  private static @Nullable Datum last(List<Datum> points) {
    for (int i = points.size() - 1; i >= 0; i--) {
      if (points.get(i).isPresent()) {
        return points.get(i);
      }
    }
    return null;
  }

  /** Of the series, if they are to be named here, and of the rules. */
  static Sides of(Plot plot, List<Key> keys, boolean named, Style style, double cellWidth) {
    var result = new Sides(style);
    var theme = style.theme();
    if (named) {
      var ends = ends(plot);
      for (var key : keys) {
        var end = ends.get(key.look().key());
        if (end != null) {
          result.add(
              new Side(
                  Words.clean(key.look().label()),
                  end.x(),
                  end.y(),
                  theme.ink(key.look().colour()),
                  theme.colour(key.look().colour()),
                  true,
                  keys.size() > Colour.PALETTE ? key.look() : null));
        }
      }
    }
    for (var mark : plot.marks()) {
      if (mark instanceof Mark.Rule rule && rule.along() == Along.Y && !rule.label().isEmpty()) {
        var text = Words.fitMiddle(Words.clean(rule.label()), type(style), cellWidth * WIDEST_RULE);
        result.add(new Side(text, Double.NaN, rule.at(), theme.dim, theme.dim, false, null));
      }
    }
    return result;
  }

  private void add(Side side) {
    var text = side.text;
    if (!text.isEmpty() && sides.stream().noneMatch(s -> s.text.equals(text) && s.y == side.y)) {
      sides.add(side);
      width = Math.max(width, type(style).width(text));
    }
  }

  /** Room for markers before names, where colours alone do not tell them apart. */
  private double signs() {
    return sides.stream().anyMatch(side -> side.sign != null) ? style.gap(8) : 0;
  }

  /** Room that is needed right of the plot. */
  double width() {
    return sides.isEmpty() ? 0 : width + style.gap(16) + signs();
  }

  /** Draws each as near to its height as the others allow. */
  void draw(Field field) {
    var frame = field.frame;
    var shown = new ArrayList<Side>();
    for (var side : sides) {
      double y = frame.py(side.y);
      if (Double.isFinite(y) && (side.leader || frame.shows(frame.area().left(), y))) {
        shown.add(side);
      }
    }
    shown.sort(Comparator.comparingDouble(side -> frame.py(side.y)));
    var type = type(style);
    double height = type.ascent() + type.descent() + 0.5;
    double[] wanted = shown.stream().mapToDouble(side -> frame.py(side.y)).toArray();
    double low = frame.area().top() - height / 2;
    double[] places = Spread.apart(wanted, height, low, frame.area().bottom() + height / 2);
    for (int i = 0; i < places.length; i++) {
      if (places[i] <= frame.area().bottom() + height / 2) {
        draw(field, shown.get(i), places[i]);
      }
    }
  }

  private void draw(Field field, Side side, double middle) {
    var area = field.frame.area();
    var type = type(style);
    double text = area.right() + style.gap(14) + signs();
    double fromX = side.leader ? Math.min(field.frame.px(side.x), area.right()) : area.right();
    double fromY = Math.clamp(field.frame.py(side.y), area.top(), area.bottom());
    var leader =
        new Outline().move(Math.max(fromX, area.left()) + style.gap(side.leader ? 4 : 1), fromY);
    if (side.leader && area.right() - fromX > style.gap(1)) {
      leader.line(area.right() + style.gap(3), fromY);
    }
    leader.line(text - signs() - style.gap(2), middle);
    field.paper.add(new Item.Stroke(leader, side.colour, 0.6, style.gap(0.6), List.of()));
    if (side.sign != null) {
      double at = text - signs() + style.gap(2);
      Shapes.marker(field.paper, style.theme(), side.sign, at, middle, style.gap(2.4));
    }
    double baseline = middle + (type.ascent() - type.descent()) / 2;
    field.paper.text(side.text, text, baseline, type, side.ink);
  }
}
