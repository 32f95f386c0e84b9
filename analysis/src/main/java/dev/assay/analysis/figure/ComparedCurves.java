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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** LibriLight curves of many runs: a line each, or the median of each kind with its range. */
final class ComparedCurves {
  /** A kind of fewer runs than this has a line for each. */
  private static final int FEWEST_FOR_MEDIAN = 3;

  private static final String LOWEST = "lowest";
  private static final String HIGHEST = "highest";

  private final Compared compared;
  private final List<SortedMap<Long, Double>> curves;
  private final boolean single;
  private final Map<Integer, Look> ends;

  ComparedCurves(Compared compared) {
    this.compared = compared;
    List<SortedMap<Long, Double>> means =
        compared.runs().stream().map(ComparedCurves::curve).toList();
    this.single = means.stream().allMatch(SortedMap::isEmpty);
    this.curves = single ? compared.runs().stream().map(PaperMetrics::marks).toList() : means;
    this.ends = compared.byKind() ? ends() : Map.of();
  }

  /** Looks beside those of the comparison: of the runs with the lowest and the highest loss. */
  List<Look> looks() {
    return List.copyOf(ends.values());
  }

  Plot panel() {
    List<Mark> marks = new ArrayList<>();
    boolean medians = compared.runs().size() > ComparedScores.MOST_BARS;
    for (Look look : compared.looks()) {
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < curves.size(); i++) {
        if (compared.look().get(i).equals(look.key()) && !curves.get(i).isEmpty()) {
          own.add(i);
        }
      }
      if (medians && own.size() >= FEWEST_FOR_MEDIAN) {
        median(look.key(), own.stream().map(curves::get).toList(), marks);
      } else {
        own.stream().filter(i -> !ends.containsKey(i)).forEach(i -> marks.add(line(look, i)));
      }
    }
    ends.forEach((run, look) -> marks.add(line(look, run)));
    return Plot.of(
            title(medians),
            Axis.linear("Position (tokens)").format(TickFormat.TOKENS),
            Axis.linear("Loss (nats)").better(Better.DOWN),
            marks)
        .legend(Plot.Legend.ABOVE)
        .empty("No run has LibriLight data");
  }

  private Mark line(Look look, int run) {
    return new Mark.Line(look.key(), points(curves.get(run)), !compared.byKind());
  }

  /**
   * The runs of the lowest and the highest mean over the positions that all have; none where there
   * are not two. The baseline keeps its own look.
   */
  private Map<Integer, Look> ends() {
    List<Integer> known =
        IntStream.range(0, curves.size())
            .filter(i -> !curves.get(i).isEmpty())
            .filter(i -> !(compared.hasBaseline() && i == compared.reference()))
            .boxed()
            .toList();
    if (known.size() < 2) {
      return Map.of();
    }
    Set<Long> common = new TreeSet<>(curves.get(known.getFirst()).keySet());
    known.forEach(i -> common.retainAll(curves.get(i).keySet()));
    Comparator<Integer> bySum =
        Comparator.comparingDouble(
            i -> common.stream().mapToDouble(at -> curves.get(i).getOrDefault(at, 0.0)).sum());
    int lowest = Collections.min(known, bySum);
    int highest = Collections.max(known, bySum);
    Map<Integer, Look> ends = new LinkedHashMap<>();
    if (!common.isEmpty() && lowest != highest) {
      ends.put(highest, look(HIGHEST, highest, 0));
      ends.put(lowest, look(LOWEST, lowest, 1));
    }
    return ends;
  }

  private Look look(String which, int run, int more) {
    return Look.nth(
        compared.looks().size() + more, which, which + ": " + compared.labels().get(run));
  }

  private String title(boolean medians) {
    String what = "LibriLight: " + (single ? "losses of single tokens" : "loss by position");
    long known = curves.stream().filter(curve -> !curve.isEmpty()).count();
    List<String> more = new ArrayList<>();
    if (medians) {
      more.add("median, middle 80 %");
    }
    if (known > 0 && known < curves.size()) {
      more.add(known + " of " + curves.size() + " runs");
    }
    return more.isEmpty() ? what : what + " (" + String.join("; ", more) + ")";
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
    List<Datum> points = new ArrayList<>();
    curve.forEach((at, loss) -> points.add(Datum.at(at, loss)));
    return points;
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
