package dev.assay.figures.layout;

import dev.assay.figures.TextPanel;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.List;

/** Lays out a panel of words: names and values in two columns, sentences over both. */
final class TextLayout {
  private static final double WIDEST_NAME = 0.5; // of the panel
  private static final int MOST_LINES = 4; // of one value or sentence

  /** A row with its lines, ready to be drawn. */
  private record Ready(TextPanel.Row row, String name, List<String> lines, double height) {}

  private final Style style;
  private final Box room;
  private final Paper paper;
  private double names;

  private TextLayout(Style style, Box room, Paper paper) {
    this.style = style;
    this.room = room;
    this.paper = paper;
  }

  static void draw(TextPanel panel, Box cell, Style style, Paper paper) {
    var room = Headings.panel(panel.title(), cell, style, paper);
    new TextLayout(style, room, paper).draw(panel.rows());
  }

  private void draw(List<TextPanel.Row> rows) {
    names = 0;
    for (var row : rows) {
      if (!row.value().isEmpty()) {
        names = Math.max(names, style.label().width(Words.clean(row.name())));
      }
    }
    names = Math.min(names, room.width() * WIDEST_NAME);
    var ready = new ArrayList<Ready>();
    rows.forEach(row -> ready.add(prepare(row)));
    place(ready);
  }

  private Type type(TextPanel.Tone tone) {
    return new Type(style.label().size(), tone == TextPanel.Tone.HEADING);
  }

  private Ready prepare(TextPanel.Row row) {
    var type = type(row.tone());
    boolean sentence = row.value().isEmpty();
    double width = sentence ? room.width() : room.width() - names - style.gap(10);
    var lines =
        Words.wrap(Words.clean(sentence ? row.name() : row.value()), type, width, MOST_LINES);
    var name = sentence ? "" : Words.fitMiddle(Words.clean(row.name()), type, names);
    double above = row.tone() == TextPanel.Tone.HEADING ? style.gap(4) : 0;
    double height = Math.max(1, lines.size()) * type.lineHeight() + style.gap(2) + above;
    return new Ready(row, name, lines, height);
  }

  private void place(List<Ready> rows) {
    double y = room.top();
    double last = style.label().lineHeight();
    for (int i = 0; i < rows.size(); i++) {
      boolean end = i == rows.size() - 1;
      double bottom = y + rows.get(i).height();
      if (bottom > room.bottom() - (end ? 0 : last) + style.gap(2)) {
        if (y + last <= room.bottom() + style.gap(2)) {
          var type = style.label();
          var all = "\u2026 and " + (rows.size() - i) + " more";
          var more = Words.fitMiddle(all, type, room.width());
          paper.text(more, room.left(), y + type.ascent(), type, style.theme().dim);
        }
        return;
      }
      draw(rows.get(i), y);
      y = bottom;
    }
  }

  private void draw(Ready ready, double top) {
    var tone = ready.row().tone();
    var type = type(tone);
    var theme = style.theme();
    double y = top + type.ascent() + (tone == TextPanel.Tone.HEADING ? style.gap(4) : 0);
    paper.text(ready.name(), room.left(), y, type, theme.dim);
    boolean sentence = ready.row().value().isEmpty();
    double x = sentence ? room.left() : room.left() + names + style.gap(10);
    for (var line : ready.lines()) {
      paper.text(line, x, y, type, tone == TextPanel.Tone.DIM ? theme.dim : theme.text);
      y += type.lineHeight();
    }
  }
}
