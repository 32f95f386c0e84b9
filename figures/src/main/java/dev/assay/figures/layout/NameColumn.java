package dev.assay.figures.layout;

import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Names left of a plot, smaller or every so-manieth only where there are many. */
final class NameColumn {
  private static final double SMALLEST = 0.72;

  private final Style style;
  private final List<String> names;
  private final Type type;
  private final int stride;
  private final double width;

  private NameColumn(Style style, List<String> names, Type type, int stride, double width) {
    this.style = style;
    this.names = names;
    this.type = type;
    this.stride = stride;
    this.width = width;
  }

  /**
   * Chooses the size.
   *
   * @param slot height for one name
   * @param widest most width that they may take
   */
  static NameColumn fit(List<String> names, double slot, double widest, Style style) {
    var type = style.label();
    double line = type.ascent() + type.descent() + 0.3;
    double factor = Math.clamp(slot / line, SMALLEST, 1);
    int stride = (int) Math.max(1, Math.ceil(line * factor / slot - 1e-9));
    var fitted = type.times(factor);
    var shown = names.stream().map(n -> Words.fitMiddle(Words.clean(n), fitted, widest)).toList();
    double width = shown.stream().mapToDouble(fitted::width).max().orElse(0);
    return new NameColumn(style, shown, fitted, stride, width);
  }

  /**
   * Words that stand beside rows, right of a plot: as many as there are names, some of them empty.
   *
   * @param widest most width that they may take
   */
  static NameColumn asides(Plot plot, double slot, double widest, Style style) {
    if (!(plot.y().scale() instanceof Scale.Category category)) {
      return new NameColumn(style, List.of(), style.label(), 1, 0);
    }
    var texts = new ArrayList<>(Collections.nCopies(category.names().size(), ""));
    for (var mark : plot.marks()) {
      if (mark instanceof Mark.Aside aside && aside.row() < texts.size()) {
        texts.set(aside.row(), aside.text());
      }
    }
    return fit(texts, slot, widest, style);
  }

  /** Whether there is no word in it. */
  boolean isEmpty() {
    return width == 0;
  }

  double width() {
    return width + style.gap(7);
  }

  /** Left of the plot, up to its edge. */
  void draw(Paper paper, Frame frame) {
    double right = frame.area().left() - style.gap(6);
    draw(paper, frame, name -> right - type.width(name));
  }

  /**
   * Right of the plot.
   *
   * @param away points from its edge on that other words take
   */
  void drawAsides(Paper paper, Frame frame, double away) {
    double left = frame.area().right() + away + style.gap(6);
    draw(paper, frame, name -> left);
  }

  private void draw(Paper paper, Frame frame, ToDoubleFunction<String> left) {
    for (int i = 0; i < names.size(); i += stride) {
      double half = (type.ascent() + type.descent()) / 2;
      double reach = style.gap(3); // beyond that other words may stand
      if (frame.py(i) + half > frame.area().bottom() + reach
          || frame.py(i) - half < frame.area().top() - reach) {
        continue;
      }
      double middle = frame.py(i) + (type.ascent() - type.descent()) / 2;
      var name = names.get(i);
      paper.text(name, left.applyAsDouble(name), middle, type, style.theme().text);
    }
  }
}
