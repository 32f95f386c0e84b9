package dev.assay.analysis.experiment;

import dev.assay.figures.Datum;
import dev.assay.figures.Span;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.StepCurve;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One curve of one method.
 *
 * @param lines the mean over runs; or each run, where there are two or they have no two places in
 *     common
 * @param spans t intervals of the mean, from three runs on
 */
record MeanCurve(List<List<Datum>> lines, List<Span> spans) {

  static MeanCurve of(List<Experiment> runs, String name, PackOptions options) {
    List<List<Datum>> each = new ArrayList<>();
    for (Experiment run : runs) {
      List<Datum> points = points(run.curves().get(name), options.axis());
      if (!points.isEmpty()) {
        each.add(points);
      }
    }
    TreeMap<Double, Moments> byPlace = new TreeMap<>();
    for (List<Datum> points : each) {
      points.forEach(p -> byPlace.computeIfAbsent(p.x(), x -> new Moments()).add(p.y()));
    }
    List<Datum> mean = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (Map.Entry<Double, Moments> place : byPlace.entrySet()) {
      Moments moments = place.getValue();
      if (moments.n() == each.size()) {
        mean.add(Datum.at(place.getKey(), moments.mean()).count(moments.n()));
        Interval interval = moments.interval(options.level());
        spans.add(
            interval == null
                ? new Span(place.getKey(), Double.NaN, Double.NaN)
                : new Span(place.getKey(), interval.low(), interval.high()));
      }
    }
    return each.size() < MethodScore.FEWEST || mean.size() < 2
        ? new MeanCurve(each, List.of())
        : new MeanCurve(List.of(mean), spans);
  }

  private static List<Datum> points(
      @org.jspecify.annotations.Nullable StepCurve curve, String axis) {
    double[] places = curve == null ? null : curve.axes().get(axis);
    List<Datum> points = new ArrayList<>();
    for (int i = 0; curve != null && places != null && i < places.length; i++) {
      if (Double.isFinite(places[i])) {
        points.add(Datum.at(places[i], curve.values()[i]));
      }
    }
    return points;
  }
}
