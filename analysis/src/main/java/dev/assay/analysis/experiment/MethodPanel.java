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

/** One metric of all methods: a small point for each run, and the mean with its interval. */
final class MethodPanel {
  private static final double RUNS = -0.14;
  private static final double MEAN = 0.10;
  private static final double SPREAD = 0.10;

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
    }
    absent(marks);
    List<String> names = summary.methods().stream().map(MethodRuns::name).toList();
    return Plot.of(metric.display(), Axis.names("", names), axis(metric, ""), marks)
        .legend(Plot.Legend.NONE)
        .empty(reached() ? "No run has a value" : "No run got there");
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
          Datum.at(method + RUNS + aside, score.values().get(i).number())
              .note(seed == null ? "a run" : "seed " + seed));
    }
    if (!points.isEmpty()) {
      marks.add(new Mark.Dots(Summary.key(method), points));
    }
  }

  private void mean(int method, MethodScore score, List<Mark> marks) {
    double mean = score.moments().mean();
    Datum datum =
        Datum.at(method + (score.n() > 1 ? MEAN : 0), mean)
            .count(score.n())
            .label(Figures.shown(metric, mean) + star(score) + reached(score))
            .note("mean");
    datum =
        score.interval() == null
            ? datum
            : datum.interval(score.interval().low(), score.interval().high());
    marks.add(new Mark.Dots(Summary.key(method), List.of(datum)));
  }

  private static String reached(MethodScore score) {
    return score.notReached() == 0
        ? ""
        : " (" + score.n() + " of " + (score.n() + score.notReached()) + " got there)";
  }

  private static String star(MethodScore score) {
    return score.versus() == null || score.versus().verdict() == Verdict.UNDECIDED ? "" : " *";
  }

  /** Words where a value is missing, at the height of the others. */
  private void absent(List<Mark> marks) {
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < summary.methods().size(); i++) {
      for (MethodScore.Value value : summary.score(i, index).values()) {
        top = Math.max(top, value.number());
      }
    }
    for (int i = 0; i < summary.methods().size() && Double.isFinite(top); i++) {
      MethodScore score = summary.score(i, index);
      if (!score.isKnown() && score.notReached() > 0) {
        marks.add(new Mark.Label(i, top, "not reached"));
      } else if (!score.isKnown()) {
        marks.add(new Mark.Label(i, top, "not measured"));
      }
    }
  }
}
