package dev.assay.figures.layout;

import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Plot;
import dev.assay.figures.TablePanel;
import dev.assay.figures.TextPanel;
import dev.assay.figures.scene.Scene;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays out a whole figure: title, legend, panels, caption. Pure: equal figures, equal scenes. */
public final class FigureLayout {
  private static final double POINTS = 72; // per inch
  private static final int MOST_TITLE_LINES = 2;
  private static final int MOST_CAPTION_LINES = 4;
  private static final double TALLEST_LEGEND = 0.2; // of the page

  private final Figure figure;
  private final Style style;
  private final Map<String, Look> looks;
  private final Paper paper;
  private Box rest;

  private FigureLayout(Figure figure, Theme theme, Figure.Size size) {
    this.figure = figure;
    this.style = Style.of(theme, figure, size);
    this.looks = Key.byKey(figure);
    var page = new Box(0, 0, size.width() * POINTS, size.height() * POINTS);
    this.paper = new Paper(page);
    this.rest = page.inset(style.gap(14));
  }

  /** The scene of a figure on a page of a size. */
  public static Scene scene(Figure figure, Theme theme, Figure.Size size) {
    return new FigureLayout(figure, theme, size).scene();
  }

  private Scene scene() {
    var theme = style.theme();
    block(figure.title(), style.title(), theme.text, MOST_TITLE_LINES, 3);
    block(figure.subtitle(), style.subtitle(), theme.dim, MOST_TITLE_LINES, 3);
    rest = rest.cut(0, style.gap(5), 0, 0);
    caption();
    var shared = sharedLegend();
    for (var place : figure.panels()) {
      panel(place, shared);
    }
    return new Scene(
        paper.page.width(),
        paper.page.height(),
        theme.ground,
        figure.title(),
        (figure.subtitle() + " " + figure.caption()).strip(),
        paper.items());
  }

  private void block(String text, Type type, int colour, int lines, double gap) {
    double y = rest.top();
    int most = (int) Math.min(lines, rest.height() / type.lineHeight());
    for (var line : Words.wrap(Words.clean(text), type, rest.width(), most)) {
      paper.text(line, rest.left(), y + type.ascent(), type, colour);
      y += type.lineHeight();
    }
    rest = rest.cut(0, y == rest.top() ? 0 : y - rest.top() + style.gap(gap), 0, 0);
  }

  private void caption() {
    var type = style.small();
    int most = (int) Math.min(rest.height() * 0.3 / type.lineHeight(), MOST_CAPTION_LINES);
    var lines = Words.wrap(Words.clean(figure.caption()), type, rest.width(), most);
    double y = rest.bottom() - (lines.size() - 1) * type.lineHeight() - type.descent();
    for (var line : lines) {
      paper.text(line, rest.left(), y, type, style.theme().dim);
      y += type.lineHeight();
    }
    if (!lines.isEmpty()) {
      rest = rest.cut(0, 0, 0, lines.size() * type.lineHeight() + style.gap(8));
    }
  }

  /**
   * One legend for series that several plots name.
   *
   * @return keys of the looks that it names
   */
  private Set<String> sharedLegend() {
    var plots = new ArrayList<Plot>();
    for (var place : figure.panels()) {
      if (place.panel() instanceof Plot plot
          && plot.legend() != Plot.Legend.NONE
          && plot.legend() != Plot.Legend.ENDS
          && Key.of(figure.looks(), List.of(plot)).size() > 1) {
        plots.add(plot);
      }
    }
    var shared = Key.of(figure.looks(), plots);
    if (plots.size() > 1) {
      shared.removeIf(key -> timesNamed(key, plots) < 2);
    }
    if (plots.size() < 2 || shared.size() < 2) {
      return Set.of();
    }
    var legend = Legend.fit(shared, style, rest.width(), paper.page.height() * TALLEST_LEGEND);
    legend.draw(paper, rest.left(), rest.top());
    rest = rest.cut(0, legend.height() + style.gap(8), 0, 0);
    var named = new HashSet<String>();
    shared.forEach(key -> named.add(key.look().key()));
    return named;
  }

  private long timesNamed(Key key, List<Plot> plots) {
    return plots.stream()
        .filter(plot ->
            Key.of(figure.looks(), List.of(plot)).stream()
                .anyMatch(other -> other.look().equals(key.look())))
        .count();
  }

  private void panel(Figure.Place place, Set<String> shared) {
    double gapX = style.gap(22);
    double gapY = style.gap(18);
    double width = (rest.width() - gapX * (figure.columns() - 1)) / figure.columns();
    double height = (rest.height() - gapY * (figure.rows() - 1)) / figure.rows();
    double left = rest.left() + place.column() * (width + gapX);
    double top = rest.top() + place.row() * (height + gapY);
    var cell =
        Box.of(
            left,
            top,
            width * place.columnSpan() + gapX * (place.columnSpan() - 1),
            height * place.rowSpan() + gapY * (place.rowSpan() - 1));
    if (cell.width() < style.gap(30) || cell.height() < style.gap(20)) {
      return;
    }
    switch (place.panel()) {
      case Plot plot -> {
        var keys = Key.of(figure.looks(), List.of(plot));
        if (keys.stream().allMatch(key -> shared.contains(key.look().key()))) {
          keys = List.of();
        }
        PlotLayout.draw(plot, cell, style, looks, keys, paper);
      }
      case TextPanel text -> TextLayout.draw(text, cell, style, paper);
      case TablePanel table -> TableLayout.draw(table, cell, style, looks, paper);
    }
  }
}
