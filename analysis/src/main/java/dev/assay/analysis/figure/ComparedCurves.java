package dev.assay.analysis.figure;

import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** LibriLight curves of many runs: a line each, or the median of each kind with its range. */
final class ComparedCurves {
  /** A kind of fewer runs than this has a line for each. */
  private static final int FEWEST_FOR_MEDIAN = 3;

  private final Compared compared;

  ComparedCurves(Compared compared) {
    this.compared = compared;
  }

  Plot panel() {
    List<SortedMap<Long, Double>> curves =
        compared.runs().stream().map(ComparedCurves::curve).toList();
    boolean single = curves.stream().allMatch(SortedMap::isEmpty);
    if (single) {
      curves = compared.runs().stream().map(PaperMetrics::marks).toList();
    }
    List<Mark> marks = new ArrayList<>();
    boolean each = compared.runs().size() <= Compared.MOST_LOOKS;
    for (Look look : compared.looks()) {
      List<SortedMap<Long, Double>> own = new ArrayList<>();
      for (int i = 0; i < curves.size(); i++) {
        if (compared.look().get(i).equals(look.key()) && !curves.get(i).isEmpty()) {
          own.add(curves.get(i));
        }
      }
      if (each || own.size() < FEWEST_FOR_MEDIAN) {
        own.forEach(curve -> marks.add(new Mark.Line(look.key(), points(curve), each)));
      } else {
        median(look.key(), own, marks);
      }
    }
    return Plot.of(
            title(each, single),
            Axis.linear("Position (tokens)").format(TickFormat.TOKENS),
            Axis.linear("Loss (nats)").better(Better.DOWN),
            marks)
        .legend(Plot.Legend.ABOVE)
        .empty("No run has LibriLight data");
  }

  private static String title(boolean each, boolean single) {
    String what = "LibriLight: " + (single ? "losses of single tokens" : "loss by position");
    return each ? what : what + " (median, middle 80 %)";
  }

  /**
   * The mean of a run's audio files by the end of each stretch, as far as all of them reach: beyond
   * that, it would change with which files are left.
   */
  private static SortedMap<Long, Double> curve(PlotRun run) {
    List<PlotCurve> files =
        run.librilight().stream().filter(curve -> curve.windows().size() > 0).toList();
    SortedMap<Long, double[]> sums = new TreeMap<>();
    for (PlotCurve file : files) {
      for (int w = 0; w < file.windows().size(); w++) {
        double[] sum = sums.computeIfAbsent(file.windows().to()[w], at -> new double[2]);
        sum[0] += file.windows().mean()[w];
        sum[1]++;
      }
    }
    SortedMap<Long, Double> curve = new TreeMap<>();
    for (Map.Entry<Long, double[]> sum : sums.entrySet()) {
      if (sum.getValue()[1] == files.size()) {
        curve.put(sum.getKey(), sum.getValue()[0] / files.size());
      }
    }
    return curve;
  }

  private static List<Datum> points(SortedMap<Long, Double> curve) {
    return curve.entrySet().stream()
        .map(point -> Datum.at(point.getKey(), point.getValue()))
        .toList();
  }

  private static void median(String look, List<SortedMap<Long, Double>> curves, List<Mark> marks) {
    SortedMap<Long, double[]> values = new TreeMap<>();
    for (SortedMap<Long, Double> curve : curves) {
      curve.forEach((at, loss) -> values.merge(at, new double[] {loss}, ComparedCurves::joined));
    }
    List<Datum> middle = new ArrayList<>();
    List<Span> range = new ArrayList<>();
    values.forEach((at, losses) -> {
      if (losses.length == curves.size()) {
        Arrays.sort(losses);
        middle.add(Datum.at(at, quantile(losses, 0.5)).count(losses.length));
        range.add(new Span(at, quantile(losses, 0.1), quantile(losses, 0.9)));
      }
    });
    if (middle.isEmpty()) { // they have no position in common
      curves.forEach(curve -> marks.add(new Mark.Line(look, points(curve), false)));
      return;
    }
    marks.addFirst(new Mark.Band(look, range));
    marks.add(new Mark.Line(look, middle, false));
  }

  private static double[] joined(double[] one, double[] other) {
    double[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Between the two nearest, in proportion. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
