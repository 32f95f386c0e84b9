package dev.assay.figures;

import java.util.List;

/**
 * A figure as JSON, for the browser; docs/design/figures.md describes it.
 *
 * <p>Numbers are written in full; what is missing is null. The text may stand inside a script
 * element.
 */
public final class FigureJson {
  /** Raised when a reader of the last version would misread the new one. */
  public static final int VERSION = 1;

  private FigureJson() {}

  /** One line, without a line feed at its end. */
  public static String write(Figure figure) {
    var json = new Json();
    json.object(() -> members(json, figure));
    return json.toString();
  }

  private static void members(Json json, Figure figure) {
    json.member("version", VERSION)
        .member("id", figure.id())
        .member("title", figure.title())
        .member("subtitle", figure.subtitle())
        .member("caption", figure.caption())
        .member("width", figure.size().width())
        .member("height", figure.size().height())
        .member("rows", figure.rows())
        .member("columns", figure.columns())
        .members("looks", figure.looks(), FigureJson::look)
        .members("panels", figure.panels(), FigureJson::place)
        .texts("provenance", figure.provenance());
  }

  private static void look(Json json, Look look) {
    json.member("key", look.key()).member("label", look.label());
    switch (look.colour()) {
      case Colour.Series series -> json.member("colour", "series").member("index", series.index());
      case Colour.Role role -> json.member("colour", role);
      case Colour.Sequence sequence ->
          json.member("colour", "sequence").member("position", sequence.position());
    }
    json.member("dash", look.dash()).member("marker", look.marker());
  }

  private static void place(Json json, Figure.Place place) {
    json.member("row", place.row())
        .member("column", place.column())
        .member("rowSpan", place.rowSpan())
        .member("columnSpan", place.columnSpan());
    switch (place.panel()) {
      case Plot plot -> plot(json, plot);
      case TextPanel text ->
          json.member("kind", "text")
              .member("title", text.title())
              .members("lines", text.rows(), FigureJson::row);
      case TablePanel table -> table(json, table);
    }
  }

  private static void row(Json json, TextPanel.Row row) {
    json.member("name", row.name()).member("value", row.value()).member("tone", row.tone());
  }

  private static void table(Json json, TablePanel table) {
    json.member("kind", "table")
        .member("title", table.title())
        .members(
            "heads",
            table.columns(),
            (j, column) -> j.member("name", column.name()).member("number", column.number()))
        .members(
            "lines",
            table.rows(),
            (j, line) -> j.member("look", line.look()).texts("cells", line.cells()));
  }

  private static void plot(Json json, Plot plot) {
    json.member("kind", "plot")
        .member("title", plot.title())
        .member("legend", plot.legend())
        .member("empty", plot.empty());
    json.name("x").object(() -> axis(json, plot.x()));
    json.name("y").object(() -> axis(json, plot.y()));
    json.members("marks", plot.marks(), FigureJson::mark);
  }

  private static void axis(Json json, Axis axis) {
    json.member("label", axis.label()).member("unit", axis.unit());
    switch (axis.scale()) {
      case Scale.Linear linear -> json.member("scale", "linear");
      case Scale.Log log -> json.member("scale", "log");
      case Scale.SymLog symLog ->
          json.member("scale", "symlog").member("linearTo", symLog.linearTo());
      case Scale.Category category ->
          json.member("scale", "category").texts("names", category.names());
    }
    axis.min().ifPresent(min -> json.member("min", min));
    axis.max().ifPresent(max -> json.member("max", max));
    json.member("includeZero", axis.includeZero())
        .member("format", axis.format())
        .member("better", axis.better());
    if (!axis.ticks().isEmpty()) {
      json.column("ticks", axis.ticks(), Double::doubleValue);
    }
  }

  private static void mark(Json json, Mark mark) {
    switch (mark) {
      case Mark.OfSeries series -> series(json, series);
      case Mark.Rule rule -> rule(json, rule);
      case Mark.Region region -> region(json, region);
      case Mark.Heat heat -> heat(json, heat);
      case Mark.Label label ->
          json.member("kind", "label")
              .member("x", label.x())
              .member("y", label.y())
              .member("text", label.text());
      case Mark.Aside aside ->
          json.member("kind", "aside").member("row", aside.row()).member("text", aside.text());
    }
  }

  private static void series(Json json, Mark.OfSeries mark) {
    switch (mark) {
      case Mark.Line line -> {
        json.member("kind", "line").member("look", line.look()).member("markers", line.markers());
        data(json, line.points());
      }
      case Mark.Dots dots -> {
        json.member("kind", "dots").member("look", dots.look());
        data(json, dots.points());
      }
      case Mark.Bars bars -> {
        json.member("kind", "bars").member("look", bars.look()).member("group", bars.group());
        data(json, bars.bars());
      }
      case Mark.Band band -> {
        json.member("kind", "band").member("look", band.look());
        spans(json, band.spans());
      }
      case Mark.Interval interval -> {
        json.member("kind", "interval").member("look", interval.look());
        json.member("along", interval.along());
        spans(json, interval.spans());
      }
    }
  }

  private static void rule(Json json, Mark.Rule rule) {
    json.member("kind", "rule")
        .member("along", rule.along())
        .member("at", rule.at())
        .member("label", rule.label())
        .member("means", rule.kind());
  }

  private static void region(Json json, Mark.Region region) {
    json.member("kind", "region")
        .member("fromX", region.fromX())
        .member("toX", region.toX())
        .member("fromY", region.fromY())
        .member("toY", region.toY())
        .member("label", region.label())
        .member("tone", region.tone());
  }

  private static void data(Json json, List<Datum> data) {
    json.column("x", data, Datum::x)
        .column("y", data, Datum::y)
        .columnIfAny("low", data, Datum::low)
        .columnIfAny("high", data, Datum::high)
        .columnIfAny("n", data, datum -> count(datum))
        .textsIfAny("labels", data, Datum::label)
        .textsIfAny("notes", data, Datum::note);
  }

  private static double count(Datum datum) {
    return datum.count().isPresent() ? datum.count().getAsLong() : Double.NaN;
  }

  private static void spans(Json json, List<Span> spans) {
    json.column("at", spans, Span::at)
        .column("low", spans, Span::low)
        .column("high", spans, Span::high);
  }

  private static void heat(Json json, Mark.Heat heat) {
    json.member("kind", "heat");
    var cells = heat.cells();
    json.column("column", cells, Mark.Cell::column)
        .column("row", cells, Mark.Cell::row)
        .column("value", cells, Mark.Cell::value)
        .textsIfAny("labels", cells, Mark.Cell::text)
        .textsIfAny("notes", cells, Mark.Cell::note);
    var shades = heat.shades();
    switch (shades) {
      case Shades.Sequential sequential -> {
        json.member("shades", "sequential");
        sequential.min().ifPresent(min -> json.member("min", min));
        sequential.max().ifPresent(max -> json.member("max", max));
      }
      case Shades.Diverging diverging -> {
        json.member("shades", "diverging")
            .member("middle", diverging.middle())
            .member("better", diverging.better());
        diverging.reach().ifPresent(reach -> json.member("reach", reach));
      }
    }
    json.member("shadesLabel", shades.label()).member("format", shades.format());
  }
}
