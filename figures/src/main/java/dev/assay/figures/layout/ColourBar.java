package dev.assay.figures.layout;

import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the colours of a heat map mean: a bar of them with ticks, right of the plot. */
final class ColourBar {
  private static final int STEPS = 48;

  private final Style style;
  private final HeatScale scale;
  private final String label;
  private final List<Tick> ticks = new ArrayList<>();

  private ColourBar(Style style, HeatScale scale, Shades shades) {
    this.style = style;
    this.scale = scale;
    this.label = Words.clean(shades.label());
    double step = Ticks.roundStep((scale.high() - scale.low()) / 5);
    for (double i = Math.ceil(scale.low() / step - 1e-9);
        i * step <= scale.high() * (1 + 1e-12) + step * 1e-9;
        i++) {
      ticks.add(new Tick(i * step, TickText.of(i * step, step, shades.format())));
    }
  }

  /** Of the first heat map of a plot that has a value. */
  static @Nullable ColourBar of(Plot plot, Style style) {
    for (var mark : plot.marks()) {
      if (mark instanceof Mark.Heat heat) {
        return new ColourBar(style, HeatScale.of(heat, style.theme()), heat.shades());
      }
    }
    return null;
  }

  double width() {
    double widest = 0;
    for (var tick : ticks) {
      widest = Math.max(widest, style.small().width(tick.label()));
    }
    double turned = label.isEmpty() ? 0 : style.small().lineHeight() + style.gap(2);
    return style.gap(12 + 9 + 5) + widest + turned;
  }

  /**
   * Draws it as high as the plot.
   *
   * @param beside room that names at the side of the plot take
   */
  void draw(Paper paper, Box area, double beside) {
    double left = area.right() + beside + style.gap(12);
    double right = left + style.gap(9);
    double each = area.height() / STEPS;
    for (int i = 0; i < STEPS; i++) {
      double value = scale.low() + (scale.high() - scale.low()) * (i + 0.5) / STEPS;
      double bottom = area.bottom() - i * each;
      double top = i == STEPS - 1 ? area.top() : bottom - each - 0.3; // no seams
      paper.fill(new Box(left, top, right, bottom), scale.colour(value));
    }
    var type = style.small();
    double line = type.lineHeight();
    var kept = Ticks.thinned(ticks, tick -> place(tick, area), tick -> line);
    double end = right + style.gap(4);
    double widest = 0;
    for (var tick : kept) {
      double middle = place(tick, area) + (type.ascent() - type.descent()) / 2;
      paper.text(tick.label(), end, middle, type, style.theme().dim);
      widest = Math.max(widest, type.width(tick.label()));
    }
    var text = Words.fitMiddle(label, type, area.height());
    double x = end + widest + style.gap(3) + type.ascent();
    paper.text(text, x, area.centerY() + type.width(text) / 2, type, style.theme().dim, 90);
  }

  private double place(Tick tick, Box area) {
    double share = (tick.value() - scale.low()) / (scale.high() - scale.low());
    return area.bottom() - share * area.height();
  }
}
