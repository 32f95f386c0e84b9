package dev.assay.analysis.question;

import dev.assay.analysis.question.CurveSlopes.Mark;
import dev.assay.analysis.question.CurveSlopes.Segment;
import dev.assay.analysis.question.CurveSlopes.Slope;
import dev.assay.analysis.question.CurveSlopes.Trend;
import dev.assay.stats.Interval;
import dev.assay.stats.LeastSquares;
import dev.assay.stats.MeanSlope;
import dev.assay.stats.Moments;
import dev.assay.stats.Windows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slopes and marks of the files of one run: each file first, then the mean over files. */
final class PartSlopes {
  static final String LINE = "least squares over windows, t interval, 95 %";
  static final String OVER_FILES = "mean over files, t interval over files, 95 %";
  static final String POOLED = "mean of two files, t interval of their lines, 95 %";
  static final String NO_INTERVAL = "fewer than three files: no interval";

  /** Fewer leave nothing to judge the scatter by. */
  private static final int LEAST_WINDOWS = 3;

  private static final double LEVEL = Estimates.LEVEL;
  private static final double PER = 1000;
  private static final long WIDTH = 1000;
  private static final List<Long> MARKS = List.of(8_000L, 16_000L, 24_000L);

  private final String run;
  private final String task;
  private final String name;
  private final Map<String, Windows> parts;

  PartSlopes(String run, String task, String name, Map<String, Windows> parts) {
    this.run = run;
    this.task = task;
    this.name = name;
    this.parts = parts;
  }

  private record Fit(LeastSquares line, long to) {}

  List<Slope> slopes() {
    List<Slope> slopes = new ArrayList<>();
    for (Segment segment : Segment.values()) {
      Map<String, Fit> fits = new LinkedHashMap<>();
      parts.forEach((part, windows) -> {
        Windows inside = windows.within(segment.from, segment.to);
        boolean reached =
            segment.to == Long.MAX_VALUE || windows.to()[windows.size() - 1] >= segment.to;
        LeastSquares line = reached && inside.size() >= LEAST_WINDOWS ? inside.line() : null;
        if (line != null) {
          fits.put(part, new Fit(line, inside.to()[inside.size() - 1]));
        }
      });
      if (!fits.isEmpty()) {
        slopes.add(mean(segment, List.copyOf(fits.values())));
      }
      fits.forEach((part, fit) -> {
        if (!part.isEmpty()) {
          slopes.add(ofLine(segment, part, fit));
        }
      });
    }
    return slopes;
  }

  private Slope ofLine(Segment segment, String part, Fit fit) {
    LeastSquares line = fit.line();
    return slope(
        segment, part, fit.to(), line.slope(), line.se(), line.interval(LEVEL), line.n(), LINE);
  }

  private Slope mean(Segment segment, List<Fit> fits) {
    if (fits.size() == 1) {
      return ofLine(segment, "", fits.getFirst());
    }
    long to = fits.stream().mapToLong(Fit::to).max().orElseThrow();
    MeanSlope mean = MeanSlope.of(fits.stream().map(Fit::line).toList(), LEVEL);
    return slope(
        segment,
        "",
        to,
        mean.slope(),
        mean.se(),
        mean.interval(),
        mean.n(),
        mean.n() > 2 ? OVER_FILES : POOLED);
  }

  private Slope slope(
      Segment segment,
      String part,
      long to,
      double slope,
      double se,
      @Nullable Interval interval,
      int n,
      String method) {
    Trend trend =
        interval == null
            ? Trend.UNKNOWN
            : interval.contains(0)
                ? Trend.INDISTINGUISHABLE
                : slope < 0 ? Trend.FALLING : Trend.RISING;
    return new Slope(
        run,
        task,
        name,
        part,
        segment,
        segment.from,
        to,
        PER * slope,
        Double.isFinite(se) ? (Double) (PER * se) : null,
        interval == null ? null : (Double) (PER * interval.low()),
        interval == null ? null : (Double) (PER * interval.high()),
        n,
        method,
        trend);
  }

  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (long at : MARKS) {
      Map<String, Double> values = new LinkedHashMap<>();
      parts.forEach((part, windows) -> {
        double value = windows.over(at - WIDTH, at);
        if (Double.isFinite(value)) {
          values.put(part, value);
        }
      });
      if (values.isEmpty()) {
        continue;
      }
      Moments over = Moments.of(values.values().stream().mapToDouble(v -> v).toArray());
      int n = values.size();
      Interval interval = n < 3 ? null : over.interval(LEVEL);
      marks.add(
          new Mark(
              run,
              task,
              name,
              "",
              at,
              over.mean(),
              n < 2 ? null : (Double) over.sd(),
              n,
              interval == null ? null : (Double) interval.low(),
              interval == null ? null : (Double) interval.high(),
              n < 3 ? NO_INTERVAL : OVER_FILES));
      values.forEach((part, value) -> {
        if (!part.isEmpty()) {
          marks.add(new Mark(run, task, name, part, at, value, null, 1, null, null, NO_INTERVAL));
        }
      });
    }
    return marks;
  }
}
