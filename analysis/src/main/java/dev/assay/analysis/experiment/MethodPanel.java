package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Verdict;
import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Datum;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric of all methods in rows: above, a small point for each run; below, the mean with its
 * interval; beside it, the mean in words, or why there is none.
 */
final class MethodPanel {
  /** Places within a row, as shares of its height from its middle; down is positive. */
  private static final double RUNS = -0.2;

  private static final double MEAN = 0.2;
  private static final double SPREAD = 0.09;

  /** Rows; more are as close as can be read. */
  static final int ROOMY = 60;

  private final Summary summary;
  private final int index;
  private final Metric metric;

  MethodPanel(Summary summary, int index) {
    this.summary = summary;
    this.index = index;
    this.metric = summary.metrics().get(index);
  }

  Plot panel() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      MethodScore score = summary.score(i, index);
      if (score.isKnown()) {
        runs(i, score, marks);
        mean(i, score, marks);
      }
      marks.add(new Mark.Aside(i, words(i, score)));
    }
    List<String> names = summary.methods().stream().map(MethodRuns::name).toList();
    return Plot.of(metric.display(), axis(metric, ""), Axis.names("", names), marks)
        .legend(Plot.Legend.NONE)
        .empty(reached() ? "No run has a value" : "No run got there");
  }

  /** Height of a panel in inches, with title and axis, in which each row can be read. */
  static double height(int methods) {
    double row = methods > ROOMY ? 0.14 : Math.clamp(3.2 / methods, 0.24, 0.45);
    return Math.max(2.4, row * methods + 0.9);
  }

  private boolean reached() {
    return summary.scores().stream().allMatch(row -> row.get(index).notReached() == 0);
  }

  /** An axis that says which way is better. */
  static Axis axis(Metric metric, String label) {
    return Axis.linear(label)
        .unit(metric.unit().equals("fraction") ? "" : metric.unit())
        .better(better(metric.direction()));
  }

  static Better better(Direction direction) {
    return switch (direction) {
      case HIGHER -> Better.UP;
      case LOWER -> Better.DOWN;
      case NEITHER, UNKNOWN -> Better.NONE;
    };
  }

  private void runs(int method, MethodScore score, List<Mark> marks) {
    List<Datum> points = new ArrayList<>();
    int n = score.values().size();
    for (int i = 0; i < n && n > 1; i++) {
      double aside = SPREAD * (2.0 * i / (n - 1) - 1);
      Long seed = score.values().get(i).seed();
      points.add(
          Datum.at(score.values().get(i).number(), method + RUNS + aside)
              .note(seed == null ? "a run" : "seed " + seed));
    }
    if (!points.isEmpty()) {
      marks.add(new Mark.Dots(Summary.key(method), points));
    }
  }

  private void mean(int method, MethodScore score, List<Mark> marks) {
    double mean = score.moments().mean();
    Datum datum = Datum.at(mean, method + (score.n() > 1 ? MEAN : 0)).count(score.n()).note("mean");
    datum =
        score.interval() == null
            ? datum
            : datum.interval(score.interval().low(), score.interval().high());
    marks.add(new Mark.Dots(Summary.key(method), List.of(datum)));
  }

  /** What stands beside a row. */
  private String words(int method, MethodScore score) {
    if (!score.isKnown()) {
      boolean diverged = summary.methods().get(method).notFinite(metric.key().name()) > 0;
      return score.notReached() > 0 ? "not reached" : diverged ? "not finite" : "not measured";
    }
    return Figures.shown(metric, score.moments().mean()) + star(score) + reached(score);
  }

  private static String reached(MethodScore score) {
    return score.notReached() == 0
        ? ""
        : " (" + score.n() + " of " + (score.n() + score.notReached()) + " got there)";
  }

  private static String star(MethodScore score) {
    return score.versus() == null || score.versus().verdict() == Verdict.UNDECIDED ? "" : " *";
  }
}
