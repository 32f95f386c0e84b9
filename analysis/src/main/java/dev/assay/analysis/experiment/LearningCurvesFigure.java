package dev.assay.analysis.experiment;

import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Scale;
import dev.assay.figures.TickFormat;
import dev.assay.formats.track.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code fig_learning_curves}: each recorded curve in a panel, a line per method with its band over
 * seeds; below, when thresholds were reached. Where no curve was recorded it says so and shows the
 * final values against the steps that were trained.
 */
final class LearningCurvesFigure {
  /** Curves that are drawn; of more, the figure and the report say which are not. */
  private static final int MOST_CURVES = 12;

  private static final int MOST_NAMES = 8;
  private static final int MOST_POINTS = 30;

  private final Summary summary;
  private boolean interpolated;

  private LearningCurvesFigure(Summary summary) {
    this.summary = summary;
  }

  static Figure of(Summary summary) {
    return new LearningCurvesFigure(summary).figure();
  }

  private Figure figure() {
    List<String> curves = curves(summary).stream().limit(MOST_CURVES).toList();
    boolean few = summary.methods().size() <= MethodPanel.ROOMY;
    List<Plot> panels = new ArrayList<>();
    curves.forEach(name -> panels.add(curve(name)));
    boolean drawn = !curves.isEmpty();
    for (int i = 0; i < summary.metrics().size(); i++) {
      String name = summary.metrics().get(i).key().name();
      if (drawn && few && Threshold.of(summary.options().thresholds(), name) != null) {
        panels.add(new MethodPanel(summary, i).panel());
      } else if (!drawn && panels.size() < 2 && name.startsWith("final_")) {
        panels.add(sameSteps() ? new MethodPanel(summary, i).panel() : finals(i));
      }
    }
    if (panels.isEmpty()) {
      panels.add(
          Plot.of("", Axis.linear(""), Axis.linear(""), List.of())
              .empty("No curves were recorded"));
    }
    int columns = panels.size() == 1 ? 1 : panels.size() <= 4 ? 2 : 3;
    int rows = (panels.size() + columns - 1) / columns;
    return Figure.grid(
            "fig_learning_curves",
            drawn ? "Learning curves" : "Final values (no learning curves were recorded)",
            MethodComparisonFigure.subtitle(summary),
            summary.looks(),
            columns,
            panels)
        .size(
            columns == 3 ? 16 : MethodComparisonFigure.WIDTH * columns,
            Math.min(MethodComparisonFigure.TALLEST, height(panels) * rows + 1))
        .caption(
            (drawn
                    ? caption(rows(panels))
                    : sameSteps()
                        ? MethodComparisonFigure.points(summary) + ". All runs are of equal length."
                        : "Each point is one finished run.")
                + notDrawn(summary));
  }

  /** Room for the names of all methods, beside rows and at the ends of lines. */
  private double height(List<Plot> panels) {
    int methods = summary.methods().size();
    double names = Math.min(12, 0.2 * methods + 0.8);
    return Math.max(3.9, rows(panels) ? Math.max(names, MethodPanel.height(methods)) : names);
  }

  private static boolean rows(List<Plot> panels) {
    return panels.stream().anyMatch(plot -> plot.y().scale() instanceof Scale.Category);
  }

  /** A sentence that names the curves which the figure leaves out; empty when there are none. */
  static String notDrawn(Summary summary) {
    List<String> all = curves(summary);
    if (all.size() <= MOST_CURVES) {
      return "";
    }
    List<String> left = all.subList(MOST_CURVES, all.size());
    int more = left.size() - MOST_NAMES;
    return " Not drawn: "
        + String.join(", ", left.subList(0, Math.min(MOST_NAMES, left.size())))
        + (more > 0 ? " and " + PackWords.count(more, "other") : "")
        + ".";
  }

  /** Whether points over steps would all stand above each other. */
  private boolean sameSteps() {
    return summary.methods().stream()
            .flatMap(method -> method.runs().stream())
            .map(run -> run.metrics().get("total_steps"))
            .filter(Objects::nonNull)
            .distinct()
            .count()
        < 2;
  }

  private String caption(boolean rows) {
    double smoothing = summary.options().smoothing();
    String one = summary.sample();
    return "Lines: means over the "
        + one
        + "s of a method, at the places that all of them recorded."
        + " Bands: "
        + summary.level()
        + " t intervals of the mean, from 3 "
        + one
        + "s on; with 2, each "
        + one
        + " is a line."
        + (interpolated
            ? " Where runs were recorded at different places, values in between lie on straight lines."
            : "")
        + (smoothing > 0
            ? " Lines are smoothed (exponential moving average, weight "
                + Figures.exact(smoothing)
                + "); points (at most 30 of each) and bands are not."
            : "")
        + (rows ? " " + MethodComparisonFigure.points(summary) + "." : "");
  }

  /** Curves of thresholds first, then of validation, then others. */
  private static List<String> curves(Summary summary) {
    String axis = summary.options().axis();
    Set<String> names = new TreeSet<>();
    for (MethodRuns method : summary.methods()) {
      for (Experiment run : method.runs()) {
        run.curves()
            .forEach((name, curve) -> {
              if (curve.axes().containsKey(axis) && curve.values().length > 0) {
                names.add(name);
              }
            });
      }
    }
    List<String> ordered = new ArrayList<>();
    summary.options().thresholds().stream()
        .map(Threshold::curve)
        .filter(names::remove)
        .forEach(ordered::add);
    names.stream().filter(name -> !isTraining(name)).forEach(ordered::add);
    names.stream().filter(LearningCurvesFigure::isTraining).forEach(ordered::add);
    return List.copyOf(ordered);
  }

  private static boolean isTraining(String name) {
    return name.startsWith("train");
  }

  private Plot curve(String name) {
    Metric metric = describe(name);
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    List<MeanCurve> drawn = new ArrayList<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      MeanCurve curve = MeanCurve.of(summary.methods().get(i).runs(), name, summary.options());
      drawn.add(curve);
      if (curve.spans().stream().anyMatch(span -> span.isPresent())) {
        bands.add(new Mark.Band(Summary.key(i), curve.spans()));
      }
      lines(Summary.key(i), curve, lines);
    }
    List<Mark> marks = new ArrayList<>(bands);
    thresholds(name, marks);
    marks.addAll(lines);
    return Plot.of(metric.display(), along(), values(metric, drawn), marks)
        .legend(Plot.Legend.ENDS)
        .empty("No run recorded it");
  }

  private void lines(String look, MeanCurve curve, List<Mark> marks) {
    interpolated |= curve.interpolated();
    double smoothing = summary.options().smoothing();
    for (List<Datum> line : curve.lines()) {
      if (smoothing > 0) {
        marks.addFirst(new Mark.Dots(look, some(line)));
      }
      marks.add(
          new Mark.Line(look, smoothing > 0 ? MeanCurve.smooth(line, smoothing) : line, false));
    }
  }

  /** As many points as can be told apart, evenly chosen, the last among them. */
  private static List<Datum> some(List<Datum> points) {
    int every = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Datum> some = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i -= every) {
      some.addFirst(points.get(i));
    }
    return some;
  }

  private Metric describe(String name) {
    return Figures.called(Figures.described(summary.options().catalogue(), name), name);
  }

  private void thresholds(String name, List<Mark> marks) {
    for (Threshold threshold : summary.options().thresholds()) {
      if (threshold.curve().equals(name)) {
        marks.add(
            new Mark.Rule(
                Along.Y,
                threshold.value(),
                Figures.exact(threshold.value()),
                Mark.Rule.Kind.REFERENCE));
      }
    }
  }

  /** Logarithmic for perplexities and for what spans more than two powers of ten. */
  private static Axis values(Metric metric, List<MeanCurve> curves) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (MeanCurve curve : curves) {
      for (List<Datum> line : curve.lines()) {
        for (Datum datum : line) {
          low = Double.isFinite(datum.y()) ? Math.min(low, datum.y()) : low;
          high = Double.isFinite(datum.y()) ? Math.max(high, datum.y()) : high;
        }
      }
    }
    boolean log =
        low > 0
            && metric.direction() != Direction.HIGHER
            && (metric.unit().equals("perplexity") ? high / low > 2 : high / low > 100);
    Axis axis = log ? Axis.log("") : Axis.linear("");
    return axis.unit(metric.unit().equals("fraction") ? "" : metric.unit())
        .better(MethodPanel.better(metric.direction()));
  }

  private Axis along() {
    return switch (summary.options().axis()) {
      case "step" -> Axis.linear("Step").format(TickFormat.THOUSANDS);
      case "tokens" -> Axis.linear("Tokens").format(TickFormat.TOKENS);
      case "seconds" -> Axis.linear("Wall time").unit("s");
      case "gpu_hours" -> Axis.linear("GPU hours");
      case "flops" -> Axis.linear("FLOP").format(TickFormat.SCIENTIFIC);
      default -> Axis.linear("Epoch");
    };
  }

  /** Final values against trained steps, a point per run. */
  private Plot finals(int index) {
    Metric metric = summary.metrics().get(index);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      List<Datum> points = new ArrayList<>();
      for (Experiment run : summary.methods().get(i).runs()) {
        double steps = run.metrics().getOrDefault("total_steps", Double.NaN);
        double value = run.metrics().getOrDefault(metric.key().name(), Double.NaN);
        if (Double.isFinite(steps) && Double.isFinite(value)) {
          points.add(Datum.at(steps, value));
        }
      }
      if (!points.isEmpty()) {
        marks.add(new Mark.Dots(Summary.key(i), points));
      }
    }
    return Plot.of(
            metric.display(),
            Axis.linear("Trained steps").format(TickFormat.THOUSANDS),
            MethodPanel.axis(metric, ""),
            marks)
        .empty("No run has both steps and a value");
  }
}
