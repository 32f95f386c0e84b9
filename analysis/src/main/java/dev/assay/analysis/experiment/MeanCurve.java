package dev.assay.analysis.experiment;

import dev.assay.figures.Datum;
import dev.assay.figures.Span;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.StepCurve;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One curve of one method.
 *
 * @param lines the mean over runs; or each run, where there are one or two, or where they have no
 *     stretch in common
 * @param spans t intervals of the mean, from three runs on
 * @param interpolated whether runs were recorded at different places, and taken in between along a
 *     straight line
 */
record MeanCurve(List<List<Datum>> lines, List<Span> spans, boolean interpolated) {

  static MeanCurve of(List<Experiment> runs, String name, PackOptions options) {
    Map<Object, List<List<Datum>>> bySeed = new LinkedHashMap<>();
    for (Experiment run : runs) {
      List<Datum> points = points(run.curves().get(name), options.axis());
      if (!points.isEmpty()) {
        Object seed = run.seed().isPresent() ? (Object) run.seed().getAsLong() : run.id();
        bySeed.computeIfAbsent(seed, key -> new ArrayList<>()).add(points);
      }
    }
    List<List<Datum>> each = new ArrayList<>();
    bySeed.values().forEach(same -> each.add(same.size() == 1 ? same.getFirst() : mean(same)));
    if (each.size() < MethodScore.FEWEST) {
      return new MeanCurve(each, List.of(), false);
    }
    TreeMap<Double, Moments> common = common(each);
    boolean between = areFew(common, each);
    TreeMap<Double, Moments> places = between ? between(each) : common;
    return places.size() < 2
        ? new MeanCurve(each, List.of(), false)
        : mean(places, options.level(), between);
  }

  private static boolean areFew(TreeMap<Double, Moments> common, List<List<Datum>> each) {
    int fewest = each.stream().mapToInt(List::size).min().orElse(0);
    return common.size() < 2 || common.size() * 2 < fewest;
  }

  /** One curve for runs that repeat a seed; the first where they have no stretch in common. */
  private static List<Datum> mean(List<List<Datum>> same) {
    TreeMap<Double, Moments> common = common(same);
    TreeMap<Double, Moments> places = areFew(common, same) ? between(same) : common;
    return places.isEmpty()
        ? same.getFirst()
        : places.entrySet().stream()
            .map(place -> Datum.at(place.getKey(), place.getValue().mean()))
            .toList();
  }

  private static MeanCurve mean(TreeMap<Double, Moments> places, double level, boolean between) {
    List<Datum> mean = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (Map.Entry<Double, Moments> place : places.entrySet()) {
      Moments moments = place.getValue();
      mean.add(Datum.at(place.getKey(), moments.mean()).count(moments.n()));
      Interval interval = moments.interval(level);
      spans.add(
          interval == null
              ? new Span(place.getKey(), Double.NaN, Double.NaN)
              : new Span(place.getKey(), interval.low(), interval.high()));
    }
    return new MeanCurve(List.of(mean), spans, between);
  }

  /** Values at the places that all runs recorded. */
  private static TreeMap<Double, Moments> common(List<List<Datum>> each) {
    TreeMap<Double, Moments> places = new TreeMap<>();
    for (List<Datum> points : each) {
      points.forEach(p -> places.computeIfAbsent(p.x(), x -> new Moments()).add(p.y()));
    }
    places.values().removeIf(moments -> moments.n() < each.size());
    return places;
  }

  /** Values at the places of the run with the fewest, along the stretch that all recorded. */
  private static TreeMap<Double, Moments> between(List<List<Datum>> each) {
    double from = each.stream().mapToDouble(points -> points.getFirst().x()).max().orElse(0);
    double to = each.stream().mapToDouble(points -> points.getLast().x()).min().orElse(0);
    List<Datum> fewest = each.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    TreeMap<Double, Moments> places = new TreeMap<>();
    for (Datum place : fewest) {
      if (place.x() >= from && place.x() <= to) {
        Moments moments = new Moments();
        each.forEach(points -> moments.add(at(points, place.x())));
        if (moments.n() == each.size()) {
          places.put(place.x(), moments);
        }
      }
    }
    return places;
  }

  /** Along a straight line between its neighbours; NaN where one of them is missing. */
  private static double at(List<Datum> points, double x) {
    int low = 0;
    int high = points.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).x() < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Datum after = points.get(low);
    if (after.x() == x || low == 0) {
      return after.x() == x ? after.y() : Double.NaN;
    }
    Datum before = points.get(low - 1);
    return before.y() + (after.y() - before.y()) * (x - before.x()) / (after.x() - before.x());
  }

  /** In the order of the axis; of several at one place the last counts. */
  private static List<Datum> points(@Nullable StepCurve curve, String axis) {
    double[] places = curve == null ? null : curve.axes().get(axis);
    TreeMap<Double, Datum> points = new TreeMap<>();
    for (int i = 0; curve != null && places != null && i < places.length; i++) {
      if (Double.isFinite(places[i])) {
        points.put(places[i], Datum.at(places[i], curve.values()[i]));
      }
    }
    return List.copyOf(points.values());
  }

  /**
   * Points smoothed by an exponential moving average that has no pull towards zero at its
   * beginning, as TensorBoard's charts are (the correction: Kingma and Ba 2015, arXiv:1412.6980).
   *
   * @param weight of what came before, in [0, 1)
   */
  static List<Datum> smooth(List<Datum> points, double weight) {
    List<Datum> smooth = new ArrayList<>();
    double sum = 0;
    double all = 0;
    for (Datum point : points) {
      if (!Double.isFinite(point.y())) {
        smooth.add(point);
        continue;
      }
      sum = sum * weight + point.y() * (1 - weight);
      all = all * weight + 1 - weight;
      Datum smoothed = Datum.at(point.x(), sum / all);
      smooth.add(point.count().isPresent() ? smoothed.count(point.count().getAsLong()) : smoothed);
    }
    return smooth;
  }
}
