package dev.assay.figures.layout;

import dev.assay.figures.Colour;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entry of a legend: a look and the kinds of marks that wear it. */
record Key(Look look, boolean line, boolean dot, boolean area) {

  /** Of one plot, or of several, in the order of the figure's looks. */
  static List<Key> of(List<Look> looks, List<Plot> plots) {
    Map<String, Key> kinds = new HashMap<>();
    Set<String> markers = new HashSet<>();
    for (var plot : plots) {
      for (var mark : plot.marks()) {
        if (mark instanceof Mark.OfSeries series) {
          kinds.merge(series.look(), kind(series), Key::or);
          if (series instanceof Mark.Line line && line.markers()) {
            markers.add(series.look());
          }
        }
      }
    }
    var keys = new ArrayList<Key>();
    for (var look : looks) {
      var kind = kinds.get(look.key());
      if (kind != null) {
        keys.add(new Key(look, kind.line, kind.dot || markers.contains(look.key()), kind.area));
      }
    }
    return keys;
  }

  /** All looks of a figure by key. */
  static Map<String, Look> byKey(Figure figure) {
    var looks = new HashMap<String, Look>();
    figure.looks().forEach(look -> looks.put(look.key(), look));
    return looks;
  }

  private static final Look NO_LOOK = Look.nth(0, "-", "");

  private static Key kind(Mark.OfSeries mark) {
    return switch (mark) {
      case Mark.Line line -> new Key(NO_LOOK, true, false, false);
      case Mark.Dots dots -> new Key(NO_LOOK, false, true, false);
      case Mark.Bars bars -> new Key(NO_LOOK, false, false, true);
      case Mark.Band band -> new Key(NO_LOOK, false, false, false);
      case Mark.Interval interval -> new Key(NO_LOOK, false, false, false);
    };
  }

  private static Key or(Key a, Key b) {
    return new Key(NO_LOOK, a.line || b.line, a.dot || b.dot, a.area || b.area);
  }

  /** Whether its meaning is in no title: better, worse and undecided are always named. */
  boolean isVerdict() {
    return look.colour() == Colour.Role.BETTER
        || look.colour() == Colour.Role.WORSE
        || look.colour() == Colour.Role.UNDECIDED;
  }

  /** Draws the sample around the middle of a line of words. */
  void draw(Paper paper, Style style, double left, double middle, double width) {
    var theme = style.theme();
    int colour = theme.colour(look.colour());
    double center = left + width / 2;
    double half = style.gap(4);
    if (area) {
      Shapes.bar(
          paper, theme, look, new Box(center - half, middle - half, center + half, middle + half));
    }
    if (line) {
      double pen = style.gap(1.6);
      paper.add(
          new Item.Stroke(
              Outline.segment(left, middle, left + width, middle),
              colour,
              1,
              pen,
              Shapes.dashes(look.dash(), pen)));
    }
    if (dot) {
      Shapes.marker(paper, theme, look, center, middle, style.gap(2.8));
    }
    if (!area && !line && !dot) {
      paper.fill(
          Outline.box(new Box(center - half, middle - half, center + half, middle + half)),
          colour,
          0.3);
    }
  }
}
