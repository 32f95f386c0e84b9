package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.figures.TickFormat;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/** Lines of accuracy over budgets, with their bands. */
final class Curves {
  /** Most series that are told apart by colour; beyond they are coloured in their order. */
  private static final int DISTINCT = 6;

  private Curves() {}

  /** One series. */
  record Series(String key, Measured setting, Measure measure) {}

  static List<Look> looks(List<String> names) {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      looks.add(
          names.size() <= DISTINCT
              ? Look.nth(i, key(i), names.get(i))
              : Look.ordered(key(i), names.get(i), i / (names.size() - 1.0)));
    }
    return looks;
  }

  static String key(int index) {
    return "s" + index;
  }

  /** A panel with a line for each series; the first n as single points where asked for. */
  static Plot panel(String title, List<Series> series, boolean first) {
    List<Mark> marks = new ArrayList<>();
    for (Series each : series) {
      marks.add(new Mark.Band(each.key(), spans(each)));
    }
    for (Series each : series) {
      marks.add(new Mark.Line(each.key(), points(each, Subsets.EVERY), true));
    }
    if (first) {
      for (Series each : series) {
        if (each.measure().chooses()) {
          marks.add(new Mark.Dots(each.key() + "f", points(each, Subsets.FIRST)));
        }
      }
    }
    return Plot.of(title, budgets(series), accuracy(), marks).empty("Not measured");
  }

  private static Axis budgets(List<Series> series) {
    List<Double> ticks =
        series.stream()
            .flatMap(each -> each.setting().budgets(each.measure()).stream())
            .distinct()
            .sorted()
            .map(Integer::doubleValue)
            .toList();
    return Axis.log("completions per problem (n)").ticks(ticks);
  }

  static Axis accuracy() {
    return Axis.linear("accuracy").format(TickFormat.PERCENT).better(Better.UP);
  }

  private static List<Datum> points(Series series, Subsets of) {
    List<Datum> points = new ArrayList<>();
    for (int n : series.setting().budgets(series.measure())) {
      Cell cell = series.setting().cell(new Column(series.measure(), n, of));
      if (cell != null) {
        points.add(
            of == Subsets.EVERY ? datum(n, cell) : Datum.at(n, cell.mean()).count(cell.problems()));
      }
    }
    return points;
  }

  static Datum datum(double x, Cell cell) {
    Interval interval = cell.interval();
    Datum bare = Datum.at(x, cell.mean()).count(cell.problems());
    return interval == null ? bare : bare.interval(interval.low(), interval.high());
  }

  private static List<Span> spans(Series series) {
    List<Span> spans = new ArrayList<>();
    for (int n : series.setting().budgets(series.measure())) {
      Cell cell = series.setting().cell(new Column(series.measure(), n, Subsets.EVERY));
      Interval interval = cell == null ? null : cell.interval();
      spans.add(
          interval == null
              ? new Span(n, Double.NaN, Double.NaN)
              : new Span(n, interval.low(), interval.high()));
    }
    return spans;
  }
}
