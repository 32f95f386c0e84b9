package dev.assay.figures.layout;

import dev.assay.figures.Look;
import dev.assay.figures.Marker;
import dev.assay.figures.TablePanel;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.Arrays;
import java.util.Map;

/** Lays out a table: columns as wide as their content while there is room. */
final class TableLayout {
  private static final double NARROWEST = 24; // points

  private final TablePanel table;
  private final Style style;
  private final Box room;
  private final Paper paper;
  private final Map<String, Look> looks;
  private final double[] widths;
  private final double signs;

  private TableLayout(
      TablePanel table, Box room, Style style, Map<String, Look> looks, Paper paper) {
    this.table = table;
    this.room = room;
    this.style = style;
    this.looks = looks;
    this.paper = paper;
    this.signs = table.rows().stream().anyMatch(row -> !row.look().isEmpty()) ? style.gap(16) : 0;
    this.widths = widths();
  }

  static void draw(TablePanel table, Box cell, Style style, Map<String, Look> looks, Paper paper) {
    var room = Headings.panel(table.title(), cell, style, paper);
    new TableLayout(table, room, style, looks, paper).draw();
  }

  private Type type() {
    return style.label();
  }

  private Type head() {
    return new Type(style.label().size(), true);
  }

  private double gap() {
    return style.gap(12);
  }

  /** Natural widths; where they are too many, the widest are cut to the same width. */
  private double[] widths() {
    int n = table.columns().size();
    var natural = new double[n];
    double used = signs + gap() * (n - 1);
    for (int i = 0; i < n; i++) {
      natural[i] = head().width(Words.clean(table.columns().get(i).name()));
      for (var row : table.rows()) {
        natural[i] = Math.max(natural[i], type().width(Words.clean(row.cells().get(i))));
      }
    }
    double widest = cap(natural, room.width() - used);
    for (int i = 0; i < n; i++) {
      natural[i] = Math.min(natural[i], widest);
    }
    return natural;
  }

  /** The cap under which the widths add up to no more than the room. */
  private static double cap(double[] widths, double room) {
    double[] sorted = widths.clone();
    Arrays.sort(sorted);
    double left = room;
    for (int i = 0; i < sorted.length; i++) {
      double share = left / (sorted.length - i);
      if (sorted[i] > share) {
        return Math.max(0, share);
      }
      left -= sorted[i];
    }
    return Double.POSITIVE_INFINITY;
  }

  private void draw() {
    double line = type().lineHeight() + style.gap(2);
    double y = room.top();
    if (y + line > room.bottom()) {
      return;
    }
    for (int i = 0; i < widths.length; i++) {
      cell(table.columns().get(i).name(), i, y, head(), style.theme().text);
    }
    y += line;
    paper.line(room.left(), y, room.left() + total(), y, style.theme().line, style.gap(0.7));
    y += style.gap(3);
    rows(y, line);
  }

  private void rows(double top, double line) {
    double y = top;
    var rows = table.rows();
    for (int i = 0; i < rows.size(); i++) {
      boolean last = i == rows.size() - 1;
      double bottom = y + line;
      if (bottom + (last ? 0 : line) > room.bottom() + style.gap(2)) {
        if (bottom <= room.bottom() + style.gap(2)) {
          var all = "\u2026 and " + (rows.size() - i) + " more";
          var more = Words.fitMiddle(all, type(), room.width());
          paper.text(more, room.left(), y + type().ascent(), type(), style.theme().dim);
        }
        return;
      }
      row(rows.get(i), y);
      y = bottom;
    }
  }

  private void row(TablePanel.Row row, double y) {
    var look = looks.get(row.look());
    if (look != null) {
      double middle = y + (type().ascent() + type().descent()) / 2;
      sign(look).draw(paper, style, room.left(), middle, style.gap(12));
    }
    for (int i = 0; i < widths.length; i++) {
      cell(row.cells().get(i), i, y, type(), style.theme().text);
    }
  }

  private static Key sign(Look look) {
    boolean shape = look.marker() != Marker.NONE;
    return new Key(look, true, shape, false);
  }

  private void cell(String content, int column, double y, Type type, int colour) {
    if (widths[column] < Math.min(NARROWEST, type.width(Words.clean(content)))) {
      return;
    }
    var text = Words.fitMiddle(Words.clean(content), type, widths[column] + 0.01);
    double left = room.left() + signs;
    for (int i = 0; i < column; i++) {
      left += widths[i] + gap();
    }
    double x = left;
    if (table.columns().get(column).number()) {
      x += widths[column] - type.width(text);
    }
    paper.text(text, x, y + type.ascent(), type, colour);
  }

  private double total() {
    double total = signs + gap() * (widths.length - 1);
    for (double width : widths) {
      total += width;
    }
    return Math.min(total, room.width());
  }
}
