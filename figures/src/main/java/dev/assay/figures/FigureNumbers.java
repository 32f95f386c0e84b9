package dev.assay.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every number of a figure as CSV after RFC 4180, with bare line feeds, at full precision.
 *
 * <p>Columns: panel (its place from 1, and its title), mark, series, x, y, low, high, n, label,
 * note. What is missing is an empty field. Texts that a spreadsheet would run as a formula get an
 * apostrophe in front.
 */
public final class FigureNumbers {
  private static final String HEADER = "panel,title,mark,series,x,y,low,high,n,label,note\n";

  private final StringBuilder out = new StringBuilder(HEADER);
  private final Map<String, String> labels = new HashMap<>();
  private String start = "";

  private FigureNumbers() {}

  /** Header and rows, in the order of panels and marks. */
  public static String write(Figure figure) {
    var numbers = new FigureNumbers();
    for (var look : figure.looks()) {
      numbers.labels.put(look.key(), look.label());
    }
    for (int i = 0; i < figure.panels().size(); i++) {
      var panel = figure.panels().get(i).panel();
      numbers.start = (i + 1) + "," + text(panel.title()) + ",";
      numbers.panel(panel);
    }
    return numbers.out.toString();
  }

  private void panel(Panel panel) {
    switch (panel) {
      case Plot plot -> plot.marks().forEach(mark -> mark(plot, mark));
      case TextPanel words ->
          words.rows().forEach(row -> row("text", row.name(), "", "", "", "", "", row.value(), ""));
      case TablePanel table -> table.rows().forEach(row -> tableRow(table, row));
    }
  }

  private void tableRow(TablePanel table, TablePanel.Row row) {
    var series = labels.getOrDefault(row.look(), "");
    for (int i = 0; i < row.cells().size(); i++) {
      var name = table.columns().get(i).name();
      row("table", series, name, "", "", "", "", row.cells().get(i), "");
    }
  }

  private void mark(Plot plot, Mark mark) {
    switch (mark) {
      case Mark.Line line -> data(plot, "line", line.look(), line.points());
      case Mark.Dots dots -> data(plot, "dots", dots.look(), dots.points());
      case Mark.Bars bars -> data(plot, "bars", bars.look(), bars.bars());
      case Mark.Band band -> spans(plot.x(), "band", band.look(), band.spans(), Along.Y);
      case Mark.Interval interval ->
          spans(
              interval.along() == Along.Y ? plot.x() : plot.y(),
              "interval",
              interval.look(),
              interval.spans(),
              interval.along());
      case Mark.Rule rule -> {
        boolean level = rule.along() == Along.Y;
        var at = Json.number(rule.at(), "");
        var means = Json.word(rule.kind());
        row("rule", means, level ? "" : at, level ? at : "", "", "", "", rule.label(), "");
      }
      case Mark.Region region -> region(region);
      case Mark.Heat heat -> heat.cells().forEach(cell -> cell(plot, cell));
      case Mark.Label label ->
          row(
              "label",
              "",
              place(plot.x(), label.x()),
              place(plot.y(), label.y()),
              "",
              "",
              "",
              label.text(),
              "");
      case Mark.Aside aside ->
          row("aside", "", "", place(plot.y(), aside.row()), "", "", "", aside.text(), "");
    }
  }

  private void region(Mark.Region region) {
    row(
        "region",
        "x",
        "",
        "",
        Json.number(region.fromX(), ""),
        Json.number(region.toX(), ""),
        "",
        region.label(),
        "");
    row(
        "region",
        "y",
        "",
        "",
        Json.number(region.fromY(), ""),
        Json.number(region.toY(), ""),
        "",
        region.label(),
        "");
  }

  private void cell(Plot plot, Mark.Cell cell) {
    row(
        "heat",
        place(plot.y(), cell.row()),
        place(plot.x(), cell.column()),
        Json.number(cell.value(), ""),
        "",
        "",
        "",
        cell.text(),
        cell.note());
  }

  private void data(Plot plot, String mark, String look, List<Datum> data) {
    var series = labels.getOrDefault(look, look);
    for (var datum : data) {
      row(
          mark,
          series,
          place(plot.x(), datum.x()),
          place(plot.y(), datum.y()),
          Json.number(datum.low(), ""),
          Json.number(datum.high(), ""),
          datum.count().isPresent() ? Long.toString(datum.count().getAsLong()) : "",
          datum.label(),
          datum.note());
    }
  }

  private void spans(Axis axis, String mark, String look, List<Span> spans, Along along) {
    var series = labels.getOrDefault(look, look);
    for (var span : spans) {
      var at = place(axis, span.at());
      row(
          mark,
          series,
          along == Along.Y ? at : "",
          along == Along.Y ? "" : at,
          Json.number(span.low(), ""),
          Json.number(span.high(), ""),
          "",
          "",
          "");
    }
  }

  /** A number, or the name at that place of an axis of names. */
  private static String place(Axis axis, double at) {
    if (axis.scale() instanceof Scale.Category category) {
      int index = (int) Math.round(at);
      if (Double.isFinite(at) && index >= 0 && index < category.names().size()) {
        return category.names().get(index);
      }
    }
    return Json.number(at, "");
  }

  private void row(
      String mark,
      String series,
      String x,
      String y,
      String low,
      String high,
      String n,
      String label,
      String note) {
    out.append(start).append(mark).append(',').append(text(series));
    for (var field : List.of(x, y)) {
      out.append(',').append(isNumber(field) ? field : text(field));
    }
    out.append(',').append(low).append(',').append(high).append(',').append(n);
    out.append(',').append(text(label)).append(',').append(text(note)).append('\n');
  }

  private static boolean isNumber(String field) {
    if (field.isEmpty()) {
      return true;
    }
    for (int i = 0; i < field.length(); i++) {
      if ("0123456789.-E".indexOf(field.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String text(String raw) {
    var text = raw;
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumber(text)) {
      text = "'" + text;
    }
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      quoted |= ",\"\n\r".indexOf(text.charAt(i)) >= 0;
    }
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
