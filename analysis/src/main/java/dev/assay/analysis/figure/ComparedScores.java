package dev.assay.analysis.figure;

import dev.assay.analysis.question.Cell;
import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One score of many runs: a bar each, or a ranking of dots where bars no longer serve. */
final class ComparedScores {
  /** More runs than this are ranked dots. */
  static final int MOST_BARS = 20;

  private static final double STEP = 0.05;

  /** Middles of labels, as shares of the axis of ranks. */
  private static final double LEFT = 0.35;

  private static final double RIGHT = 0.65;

  private final Compared compared;

  ComparedScores(Compared compared) {
    this.compared = compared;
  }

  /** The panel of one metric. */
  Plot metric(MetricKey key) {
    Metric metric = compared.runs().getFirst().describe(compared.catalogue(), key);
    boolean paper = PaperMetrics.BENCHMARKS.contains(key);
    return panel(
        paper ? PaperMetrics.title(key) : metric.display(), metric, run -> datum(metric, key, run));
  }

  private Datum datum(Metric metric, MetricKey key, int run) {
    Cell cell = compared.runs().get(run).cell(compared.catalogue(), key);
    if (cell == null) {
      return Datum.at(run, Double.NaN);
    }
    Datum datum = Datum.at(run, cell.number()).label(label(metric, cell.number()));
    datum = cell.n() == null ? datum : datum.count(cell.n());
    return cell.low() == null || cell.high() == null
        ? datum
        : datum.interval(cell.low(), cell.high());
  }

  private static String label(Metric metric, double value) {
    String words = Words.value(metric, value);
    return metric.percent() ? words.replace(" %", "") : words;
  }

  /** The mean of the benchmarks, of runs that have all of them. */
  Plot overall() {
    if (compared.average().isEmpty()) {
      return Plot.of("Overall", Axis.names("", List.of()), Axis.linear(""), List.of())
          .empty("No shares to average");
    }
    Metric metric =
        compared.runs().getFirst().describe(compared.catalogue(), compared.average().getFirst());
    return panel(
            "Overall: mean of " + compared.average().size() + " benchmarks", metric, this::average)
        .empty("No run has all of the benchmarks");
  }

  private Datum average(int run) {
    PaperMetrics.Average average = compared.average(run);
    if (!average.isKnown()) {
      return Datum.at(run, Double.NaN);
    }
    double value = average.value();
    String words = Words.percent(value);
    Datum datum = Datum.at(run, value).label(words.replace(" %", "")).count(average.items());
    return average.half().isEmpty()
        ? datum
        : datum.interval(
            value - average.half().getAsDouble(), value + average.half().getAsDouble());
  }

  private Plot panel(String title, Metric metric, IntFunction<Datum> of) {
    List<Datum> data = IntStream.range(0, compared.runs().size()).mapToObj(of).toList();
    List<Mark> marks = new ArrayList<>();
    boolean bars = data.size() <= MOST_BARS;
    if (bars) {
      bars(data, marks);
    } else {
      ranked(data, metric.direction(), marks);
    }
    Datum baseline = data.get(compared.reference());
    if (!bars && compared.hasBaseline() && baseline.isPresent()) {
      marks.add(new Mark.Rule(Along.Y, baseline.y(), "baseline", Mark.Rule.Kind.REFERENCE));
    }
    if (metric.chance().isPresent() && !marks.isEmpty()) {
      marks.add(
          new Mark.Rule(Along.Y, metric.chance().getAsDouble(), "chance", Mark.Rule.Kind.CHANCE));
    }
    Axis x = bars ? Axis.names("", compared.labels()) : Axis.linear("Rank").from(0.5);
    return Plot.of(title, x, values(metric, data), marks)
        .legend(compared.byKind() ? Plot.Legend.ABOVE : Plot.Legend.NONE)
        .empty("No run has this metric");
  }

  private void bars(List<Datum> data, List<Mark> marks) {
    for (Look look : compared.looks()) {
      List<Datum> own =
          data.stream()
              .filter(datum -> datum.isPresent() && isOf(look, (int) datum.x()))
              .map(datum -> datum.note(compared.labels().get((int) datum.x())))
              .toList();
      if (!own.isEmpty()) {
        marks.add(new Mark.Bars(look.key(), "runs", own));
      }
    }
  }

  private boolean isOf(Look look, int run) {
    return compared.look().get(run).equals(look.key());
  }

  /** Best first; the rank is the place on the axis, and names go to the file of numbers. */
  private void ranked(List<Datum> data, Direction direction, List<Mark> marks) {
    Comparator<Datum> byValue = Comparator.comparingDouble(Datum::y);
    boolean rising = direction == Direction.LOWER;
    List<Datum> order =
        data.stream()
            .filter(Datum::isPresent)
            .sorted(rising ? byValue : byValue.reversed())
            .toList();
    for (Look look : compared.looks()) {
      List<Datum> own = new ArrayList<>();
      for (int rank = 0; rank < order.size(); rank++) {
        if (isOf(look, (int) order.get(rank).x())) {
          own.add(ranked(order.get(rank), rank));
        }
      }
      if (!own.isEmpty()) {
        marks.add(new Mark.Dots(look.key(), own));
      }
    }
    if (order.size() > 1) {
      ends(order, rising, marks);
    }
  }

  private Datum ranked(Datum datum, int rank) {
    String name = compared.labels().get((int) datum.x());
    return new Datum(rank + 1.0, datum.y(), datum.low(), datum.high(), datum.count(), "", name);
  }

  /** Names of the best and the worst, in the corners that a ranking leaves free. */
  private void ends(List<Datum> order, boolean rising, List<Mark> marks) {
    Datum best = order.getFirst();
    Datum worst = order.getLast();
    Datum upper = rising ? worst : best;
    Datum lower = rising ? best : worst;
    double high = upper.hasInterval() ? upper.high() : upper.y();
    double low = lower.hasInterval() ? lower.low() : lower.y();
    double right = order.size() * (rising ? LEFT : RIGHT);
    double left = order.size() * (rising ? RIGHT : LEFT);
    marks.add(new Mark.Label(right, high, end(upper, rising ? "worst" : "best")));
    marks.add(new Mark.Label(left, low, end(lower, rising ? "best" : "worst")));
  }

  private String end(Datum datum, String which) {
    return which + ": " + compared.labels().get((int) datum.x());
  }

  /** From the data, with the score of guessing, and 50 % of shares, always on it. */
  private static Axis values(Metric metric, List<Datum> data) {
    Axis axis =
        Axis.linear("")
            .better(
                switch (metric.direction()) {
                  case HIGHER -> Better.UP;
                  case LOWER -> Better.DOWN;
                  case NEITHER, UNKNOWN -> Better.NONE;
                });
    if (!metric.percent()) {
      return axis;
    }
    double low = Math.min(0.5, metric.chance().orElse(0.5));
    double high = 0.5;
    for (Datum datum : data) {
      if (datum.isPresent()) {
        low = Math.min(low, datum.hasInterval() ? datum.low() : datum.y());
        high = Math.max(high, datum.hasInterval() ? datum.high() : datum.y());
      }
    }
    return axis.format(TickFormat.PERCENT)
        .from(Math.max(0, STEP * Math.floor((low - 0.01) / STEP)))
        .to(Math.min(1, STEP * Math.ceil((high + 0.02) / STEP)));
  }
}
