package dev.assay.analysis.figure;

import dev.assay.analysis.question.Cell;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Datum;
import dev.assay.figures.Mark;
import dev.assay.figures.Panel;
import dev.assay.figures.Plot;
import dev.assay.figures.TablePanel;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.List;

/** The panels of one run's scores. */
final class RunScores {
  /** Bars that still can be told apart and named. */
  private static final int MOST_BARS = 24;

  /** Upright bars have room for this many names. */
  private static final int MOST_UPRIGHT = 8;

  private final PlotRun run;
  private final MetricCatalogue catalogue;
  private final List<MetricKey> shares;

  RunScores(PlotRun run, MetricCatalogue catalogue, List<MetricKey> shares) {
    this.run = run;
    this.catalogue = catalogue;
    this.shares = shares;
  }

  /** Shares from 0 to 100 % with intervals and the score of guessing. */
  Panel accuracies() {
    List<MetricKey> shown = shares.subList(0, Math.min(MOST_BARS, shares.size()));
    boolean lying = shown.size() > MOST_UPRIGHT;
    List<String> names = new ArrayList<>();
    List<Datum> bars = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Cell cell = run.cell(catalogue, shown.get(i));
      if (cell != null) {
        names.add(run.describe(catalogue, shown.get(i)).display());
        bars.add(bar(cell, i, lying));
      }
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(Mark.Bars.of(SingleRunFigure.MAIN, bars));
    double chance = chance(shown);
    if (!Double.isNaN(chance)) {
      marks.add(new Mark.Rule(lying ? Along.X : Along.Y, chance, "chance", Mark.Rule.Kind.CHANCE));
    }
    Axis values =
        Axis.linear("Accuracy").from(0).to(1).format(TickFormat.PERCENT).better(Better.UP);
    Axis tasks = Axis.names("", names);
    String title = "Benchmark performance";
    if (shares.size() > shown.size()) {
      title += " (the first " + shown.size() + " of " + shares.size() + ")";
    }
    return Plot.of(title, lying ? values : tasks, lying ? tasks : values, marks)
        .legend(Plot.Legend.NONE)
        .empty("No benchmark data available");
  }

  private static Datum bar(Cell cell, int at, boolean lying) {
    double value = cell.number();
    Datum bar = (lying ? Datum.at(value, at) : Datum.at(at, value)).label(Words.percent(value));
    if (cell.n() != null) {
      bar = bar.count(cell.n());
    }
    return cell.low() == null || cell.high() == null ? bar : bar.interval(cell.low(), cell.high());
  }

  /** The chance level that all of these have; NaN if they differ or one has none. */
  private double chance(List<MetricKey> keys) {
    double common = Double.NaN;
    for (int i = 0; i < keys.size(); i++) {
      double own = run.describe(catalogue, keys.get(i)).chance().orElse(Double.NaN);
      if (i > 0 && own != common) {
        return Double.NaN;
      }
      common = own;
    }
    return common;
  }

  /** What is no share, as a table. */
  Panel others() {
    List<TablePanel.Row> rows = new ArrayList<>();
    run.scores()
        .forEach((key, estimate) -> {
          Metric metric = run.describe(catalogue, key);
          Cell cell = run.cell(catalogue, key);
          if (!SingleRunFigure.isShare(metric) && cell != null) {
            String interval =
                cell.low() == null || cell.high() == null
                    ? ""
                    : Words.value(metric, cell.low()) + " to " + Words.value(metric, cell.high());
            rows.add(
                new TablePanel.Row(
                    "",
                    List.of(
                        metric.display() + " " + metric.direction().arrow(),
                        Words.value(metric, estimate.value()),
                        interval)));
          }
        });
    return new TablePanel(
        "Other metrics",
        List.of(
            new TablePanel.Column("Metric", false),
            new TablePanel.Column("Value", true),
            new TablePanel.Column("95 % interval", true)),
        rows);
  }
}
