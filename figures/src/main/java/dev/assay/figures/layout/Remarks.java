package dev.assay.figures.layout;

import dev.assay.figures.Datum;
import dev.assay.figures.Mark;
import dev.assay.figures.scene.Item;
import dev.assay.figures.type.Words;

/** Words among the marks of a plot, each in the first place that is clear, or left out. */
final class Remarks {
  /** Widest words, as shares of the plot. */
  private static final double WIDEST_VALUE = 0.4;

  private static final double WIDEST_LABEL = 0.6;

  private final Field field;
  private final Frame frame;
  private final Paper paper;
  private final Style style;

  Remarks(Field field) {
    this.field = field;
    this.frame = field.frame;
    this.paper = field.paper;
    this.style = field.style;
  }

  void draw() {
    field.plot.marks().forEach(this::words);
  }

  private void words(Mark mark) {
    switch (mark) {
      case Mark.Line line -> line.points().forEach(this::pointLabel);
      case Mark.Dots dots -> dots.points().forEach(this::pointLabel);
      case Mark.Label label -> beside(label.x(), label.y(), label.text(), 0, WIDEST_LABEL);
      case Mark.Region region -> corner(region);
      case Mark.Band band -> {}
      case Mark.Bars bars -> {}
      case Mark.Interval interval -> {}
      case Mark.Rule rule -> {}
      case Mark.Heat heat -> {}
      case Mark.Aside aside -> {}
    }
  }

  private void pointLabel(Datum datum) {
    if (!datum.label().isEmpty() && datum.isPresent()) {
      beside(datum.x(), datum.y(), datum.label(), style.gap(4), WIDEST_VALUE);
    }
  }

  /** In the first of eight places around a point that is clear. */
  private void beside(double atX, double atY, String label, double away, double widest) {
    double x = frame.px(atX);
    double y = frame.py(atY);
    if (!Double.isFinite(x + y) || !frame.shows(x, y)) {
      return;
    }
    var type = style.small();
    var text = Words.fitMiddle(Words.clean(label), type, frame.area().width() * widest);
    double width = type.width(text);
    double middle = y + (type.ascent() - type.descent()) / 2;
    double above = y - away - type.descent();
    double below = y + away + type.ascent();
    double[][] places = {
      {x - width / 2, above},
      {x + away + 1, middle},
      {x - width / 2, below},
      {x - away - width - 1, middle},
      {x + away * 0.7, above},
      {x + away * 0.7, below},
      {x - away * 0.7 - width, above},
      {x - away * 0.7 - width, below}
    };
    for (boolean overLines : new boolean[] {false, true}) {
      for (double[] place : places) {
        var item = new Item.Text(text, place[0], place[1], type, style.theme().text, 0);
        var box = item.box().bounds().inset(0.5);
        if (!text.isEmpty()
            && !field.isBlocked(box)
            && (overLines || !field.isCrossed(box))
            && paper.tryText(item, frame.area().inset(-style.gap(2)))) {
          return;
        }
      }
    }
  }

  /** The name of a part of the plane, in one of its corners. */
  private void corner(Mark.Region region) {
    if (region.label().isEmpty()
        || Double.isInfinite(region.fromY()) && Double.isInfinite(region.toY())) {
      return;
    }
    var box = Ground.box(frame, region);
    var type = style.small();
    double inside = style.gap(3);
    var text = Words.fitMiddle(Words.clean(region.label()), type, box.width() - 2 * inside);
    double end = box.right() - inside - type.width(text);
    double[][] places = {
      {box.left() + inside, box.top() + inside + type.ascent()},
      {end, box.top() + inside + type.ascent()},
      {box.left() + inside, box.bottom() - inside - type.descent()},
      {end, box.bottom() - inside - type.descent()}
    };
    for (double[] place : places) {
      var item = new Item.Text(text, place[0], place[1], type, style.theme().dim, 0);
      if (!text.isEmpty() && !field.isBlocked(item.box().bounds()) && paper.tryText(item, box)) {
        return;
      }
    }
  }
}
