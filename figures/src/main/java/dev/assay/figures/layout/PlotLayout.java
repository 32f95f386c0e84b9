package dev.assay.figures.layout;

import dev.assay.figures.Axis;
import dev.assay.figures.Look;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays out one plot in its cell: names and ticks first, and what is left is for the marks. */
final class PlotLayout {
  private static final double SMALLEST = 18; // points; below that nothing is drawn
  private static final double TICK_EVERY = 19; // points between level grid lines, at least
  private static final double TALLEST_NAMES = 0.32; // of the cell
  private static final double WIDEST_NAMES = 0.4;
  private static final double WIDEST_ASIDES = 0.3;
  private static final double WIDEST_OVERHANG = 0.15; // of the cell, for slanted names
  private static final double TALLEST_LEGEND = 0.3;

  private final Plot plot;
  private final Style style;
  private final Map<String, Look> looks;
  private final Paper paper;
  private final Box cell;
  private Box rest;

  private List<Tick> yTicks = List.of();
  private List<Tick> xTicks = List.of();

  private PlotLayout(Plot plot, Box cell, Style style, Map<String, Look> looks, Paper paper) {
    this.plot = plot;
    this.cell = cell;
    this.rest = cell;
    this.style = style;
    this.looks = looks;
    this.paper = paper;
  }

  /**
   * Draws a plot.
   *
   * @param keys what its own legend names; empty if the figure's legend does
   */
  static void draw(
      Plot plot, Box cell, Style style, Map<String, Look> looks, List<Key> keys, Paper paper) {
    new PlotLayout(plot, cell, style, looks, paper).draw(keys);
  }

  private void draw(List<Key> keys) {
    rest = Headings.panel(plot.title(), cell, style, paper);
    if (!Content.any(plot)) {
      Headings.empty(plot.empty(), rest, style, paper);
      return;
    }
    boolean named =
        (plot.legend() == Plot.Legend.AUTO || plot.legend() == Plot.Legend.ENDS)
            && keys.size() > 1
            && Sides.fits(plot, keys, style, cell.width(), rest.height());
    if (!named) {
      legend(keys);
    }
    var sides = Sides.of(plot, keys, named, style, cell.width());
    yLabel();
    frame(sides);
  }

  private void legend(List<Key> keys) {
    boolean wanted =
        switch (plot.legend()) {
          case NONE -> false;
          case ABOVE -> !keys.isEmpty();
          case AUTO, ENDS -> keys.size() > 1 || keys.stream().anyMatch(Key::isVerdict);
        };
    if (wanted) {
      var legend = Legend.fit(keys, style, rest.width(), rest.height() * TALLEST_LEGEND);
      legend.draw(paper, rest.left(), rest.top());
      rest = rest.cut(0, legend.height() + style.gap(3), 0, 0);
    }
  }

  /** Level, above the axis, where there is room for it. */
  private void yLabel() {
    var type = style.label();
    var text = Words.fitMiddle(title(plot.y(), true), type, rest.width());
    if (!text.isEmpty() && rest.height() >= type.lineHeight()) {
      paper.text(text, rest.left(), rest.top() + type.ascent(), type, style.theme().dim);
      rest = rest.cut(0, type.lineHeight() + style.gap(2), 0, 0);
    }
  }

  private static String title(Axis axis, boolean upright) {
    var label = Words.clean(axis.label());
    var unit = Words.clean(axis.unit());
    var arrow =
        switch (axis.better()) {
          case UP -> upright ? "\u2191 better" : "\u2192 better";
          case DOWN -> upright ? "\u2193 better" : "\u2190 better";
          case NONE -> "";
        };
    var text = unit.isEmpty() ? label : label.isEmpty() ? unit : label + " (" + unit + ")";
    return arrow.isEmpty() ? text : text.isEmpty() ? arrow : text + "  " + arrow;
  }

  private void frame(Sides sides) {
    var x = Extent.of(plot, false, 0);
    var y = Extent.of(plot, true, 0);
    var bar = ColourBar.of(plot, style);
    double left = style.gap(30);
    double bottom = style.gap(20);
    double beside = sides.width() + (bar == null ? 0 : bar.width());
    double right = beside;
    double top = style.gap(4);
    Frame frame = new Frame(rest, x, y);
    for (int round = 0; round < 3; round++) {
      frame = new Frame(rest.cut(left, top, Math.max(right, overhang(frame)), bottom), x, y);
      if (frame.area().width() < SMALLEST || frame.area().height() < SMALLEST) {
        Headings.empty("Too little room: draw it larger", rest, style, paper);
        return;
      }
      double beyond = BarPainter.of(field(frame)).room();
      x = Extent.of(plot, false, frame.y().isNames() ? beyond : 0);
      y = Extent.of(plot, true, frame.y().isNames() ? 0 : beyond);
      frame = new Frame(frame.area(), x, y);
      yTicks = yTicks(frame);
      xTicks = xTicks(frame);
      left = leftRoom(frame);
      bottom = bottomRoom(frame);
      right = beside + asidesRoom(frame);
      top = Math.max(style.gap(4), Strip.of(plot, frame, cell, style).height());
    }
    paint(frame, sides, bar);
  }

  private Field field(Frame frame) {
    return new Field(plot, frame, style, looks, paper);
  }

  private void paint(Frame frame, Sides sides, @Nullable ColourBar bar) {
    var field = field(frame);
    axes(frame);
    Strip.of(plot, frame, cell, style).draw(paper, frame.area().top());
    sides.draw(field);
    asides(frame).drawAsides(paper, frame, sides.width());
    if (bar != null) {
      bar.draw(paper, frame.area(), sides.width() + asidesRoom(frame));
    }
    Painter.paint(field, xTicks, yTicks);
  }

  private List<Tick> yTicks(Frame frame) {
    if (frame.y().isNames()) {
      return List.of();
    }
    double line = style.label().lineHeight();
    int count = (int) Math.clamp(frame.area().height() / style.gap(TICK_EVERY), 2, 10);
    var ticks =
        plot.y().ticks().isEmpty()
            ? Ticks.of(frame.y(), plot.y().format(), count)
            : Ticks.wanted(frame.y(), plot.y().format(), plot.y().ticks());
    return Ticks.thinned(ticks, tick -> frame.py(tick.value()), tick -> line);
  }

  private List<Tick> xTicks(Frame frame) {
    if (frame.x().isNames()) {
      return List.of();
    }
    var format = plot.x().format();
    if (!plot.x().ticks().isEmpty()) {
      return thinned(frame, Ticks.wanted(frame.x(), format, plot.x().ticks()));
    }
    for (int count = (int) Math.max(2, frame.area().width() / style.gap(40)); count > 1; count--) {
      var ticks = Ticks.of(frame.x(), format, count);
      var kept = thinned(frame, ticks);
      if (kept.size() == ticks.size() || frame.x().scale() instanceof Scale.SymLog) {
        return kept;
      }
    }
    return thinned(frame, Ticks.of(frame.x(), format, 2));
  }

  private List<Tick> thinned(Frame frame, List<Tick> ticks) {
    double gap = style.gap(7);
    return Ticks.thinned(
        ticks, tick -> frame.px(tick.value()), tick -> style.label().width(tick.label()) + gap);
  }

  private double leftRoom(Frame frame) {
    double overhang = 0;
    if (!xTicks.isEmpty()) {
      var first = xTicks.getFirst();
      overhang =
          style.label().width(first.label()) / 2
              - (frame.px(first.value()) - frame.area().left())
              + 1;
    }
    if (plot.x().scale() instanceof Scale.Category category) {
      double slanted = row(category, frame).overhang(frame);
      overhang = Math.min(slanted, cell.width() * WIDEST_OVERHANG);
    }
    if (plot.y().scale() instanceof Scale.Category category) {
      return Math.max(overhang, names(category, frame).width());
    }
    double widest = 0;
    for (var tick : yTicks) {
      widest = Math.max(widest, style.label().width(tick.label()));
    }
    return Math.max(overhang, widest + style.gap(7));
  }

  /** How far the last tick's label reaches beyond the area. */
  private double overhang(Frame frame) {
    double most = style.gap(6);
    for (var tick : xTicks) {
      double end = frame.px(tick.value()) + style.label().width(tick.label()) / 2;
      most = Math.max(most, end - frame.area().right() + 1);
    }
    return most;
  }

  private double bottomRoom(Frame frame) {
    double label = title(plot.x(), false).isEmpty() ? 0 : style.label().lineHeight() + style.gap(3);
    if (plot.x().scale() instanceof Scale.Category category) {
      return label + row(category, frame).height() + style.gap(1);
    }
    return label + style.label().lineHeight() + style.gap(5);
  }

  private NameRow row(Scale.Category category, Frame frame) {
    return NameRow.fit(category.names(), frame.slotX(), cell.height() * TALLEST_NAMES, style);
  }

  private NameColumn names(Scale.Category category, Frame frame) {
    return NameColumn.fit(category.names(), frame.slotY(), cell.width() * WIDEST_NAMES, style);
  }

  private NameColumn asides(Frame frame) {
    return NameColumn.asides(plot, frame.slotY(), cell.width() * WIDEST_ASIDES, style);
  }

  private double asidesRoom(Frame frame) {
    var asides = asides(frame);
    return asides.isEmpty() ? 0 : asides.width();
  }

  private void axes(Frame frame) {
    var area = frame.area();
    var type = style.label();
    if (plot.x().scale() instanceof Scale.Category category) {
      row(category, frame).draw(paper, frame, cell.left());
    } else {
      double y = area.bottom() + style.gap(5) + type.ascent();
      for (var tick : xTicks) {
        paper.textCenter(tick.label(), frame.px(tick.value()), y, type, style.theme().dim);
      }
    }
    if (plot.y().scale() instanceof Scale.Category category) {
      names(category, frame).draw(paper, frame);
    } else {
      for (var tick : yTicks) {
        double y = frame.py(tick.value()) + (type.ascent() - type.descent()) / 2;
        paper.textRight(tick.label(), area.left() - style.gap(6), y, type, style.theme().dim);
      }
    }
    xLabel(area, type);
  }

  private void xLabel(Box area, Type type) {
    double widest = cell.width();
    var text = Words.fitMiddle(title(plot.x(), false), type, widest);
    double width = type.width(text);
    double left =
        Math.clamp(
            area.centerX() - width / 2, cell.left(), Math.max(cell.left(), cell.right() - width));
    paper.text(text, left, rest.bottom() - type.descent(), type, style.theme().dim);
  }
}
