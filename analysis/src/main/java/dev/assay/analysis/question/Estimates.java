package dev.assay.analysis.question;

import dev.assay.analysis.question.Difference.Verdict;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.stats.Holm;
import dev.assay.stats.Interval;
import dev.assay.stats.Newcombe;
import dev.assay.stats.Normal;
import dev.assay.stats.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Puts intervals and verdicts to estimates.
 *
 * <p>A reported standard error of 0 is taken as unknown: it stands for a single sample or for a
 * rate of 0 or 1, never for certainty.
 */
public final class Estimates {
  static final double LEVEL = 0.95;

  /** How differences of counted shares are tested. */
  public static final String NEWCOMBE =
      "Newcombe 1998 (method 10) on two Wilson intervals, 95 %, unpaired";

  static final String NORMAL = "normal, reported standard errors, 95 %, unpaired";
  static final String NO_INTERVAL = "no interval: count or standard error unknown";
  static final String ITSELF = "the baseline itself";

  private static final double Z = Normal.z(LEVEL);

  private Estimates() {}

  /** An interval and how it was made. */
  record Bounds(Interval interval, Cell.Method method) {}

  /**
   * The 95 % interval of one estimate; null where neither count nor standard error allow one.
   *
   * @param se standard error; NaN if unknown
   * @param n count; NaN if unknown
   */
  static @Nullable Bounds bounds(Metric metric, double value, double se, double n) {
    if (metric.proportion() && n >= 1 && 0 <= value && value <= 1) {
      return new Bounds(Wilson.intervalAt(value, (long) n, Z), Cell.Method.WILSON);
    }
    Interval interval = se > 0 ? normal(value, se) : null;
    return interval == null ? null : new Bounds(interval, Cell.Method.NORMAL);
  }

  /** An estimate as a cell, with a 95 % interval where count or standard error allow one. */
  public static Cell cell(Metric metric, Estimate estimate) {
    Double se = boxed(estimate.standardError());
    Long n = estimate.count().isPresent() ? (Long) estimate.count().getAsLong() : null;
    Bounds bounds =
        bounds(
            metric,
            estimate.value(),
            estimate.standardError().orElse(Double.NaN),
            n == null ? Double.NaN : n);
    Interval interval = bounds == null ? null : bounds.interval();
    return new Cell(
        estimate.value(),
        se,
        n,
        low(interval),
        high(interval),
        bounds == null ? null : bounds.method(),
        estimate.source());
  }

  /**
   * How far {@code run} is from {@code baseline}; null if the difference is no number.
   *
   * @param itself whether both are the same run
   */
  public static @Nullable Difference difference(
      Metric metric, Estimate run, Estimate baseline, boolean itself) {
    double v = run.value();
    double b = baseline.value();
    double d = v - b;
    if (!Double.isFinite(d)) {
      return null;
    }
    Interval interval = null;
    Double p = null;
    String method = NO_INTERVAL;
    if (itself) {
      method = ITSELF;
    } else if (isCountedShare(metric, run) && isCountedShare(metric, baseline)) {
      interval =
          Newcombe.difference(
              v, run.count().orElseThrow(), b, baseline.count().orElseThrow(), LEVEL);
      p = Newcombe.pValue(v, run.count().orElseThrow(), b, baseline.count().orElseThrow());
      method = NEWCOMBE;
    } else if (hasError(run) && hasError(baseline)) {
      double se =
          Math.hypot(run.standardError().orElseThrow(), baseline.standardError().orElseThrow());
      interval = normal(d, se);
      p = interval == null ? null : (Double) Normal.twoSided(d / se);
      method = interval == null ? NO_INTERVAL : NORMAL;
    }
    return new Difference(
        d,
        low(interval),
        high(interval),
        b == 0 ? null : finite(100 * d / Math.abs(b)),
        points(metric, d),
        itself ? Verdict.INDISTINGUISHABLE : verdict(metric, interval),
        method,
        p,
        null);
  }

  /**
   * Differences with their p values adjusted after Holm over all that have one; null stays null.
   *
   * @param verdicts whether the verdicts follow the adjusted p values
   */
  public static List<@Nullable Difference> adjusted(
      List<@Nullable Difference> differences, boolean verdicts) {
    double[] p = new double[differences.size()];
    for (int i = 0; i < p.length; i++) {
      Difference difference = differences.get(i);
      Double own = difference == null ? null : difference.p();
      p[i] = own == null ? Double.NaN : own;
    }
    double[] adjusted = Holm.adjust(p);
    List<@Nullable Difference> all = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Difference difference = differences.get(i);
      all.add(
          difference == null || Double.isNaN(p[i])
              ? difference
              : difference.adjusted(adjusted[i], verdicts, 1 - LEVEL));
    }
    return all;
  }

  private static Verdict verdict(Metric metric, @Nullable Interval interval) {
    if (interval == null || !metric.direction().ranks()) {
      return Verdict.UNKNOWN;
    }
    if (interval.contains(0)) {
      return Verdict.INDISTINGUISHABLE;
    }
    return metric.direction().isBetter(interval.low(), 0) ? Verdict.BETTER : Verdict.WORSE;
  }

  private static @Nullable Double points(Metric metric, double d) {
    if (metric.proportion() || metric.unit().equals("fraction")) {
      return finite(100 * d);
    }
    return finite(metric.key().name().startsWith("slope") ? 1000 * d : d);
  }

  private static boolean isCountedShare(Metric metric, Estimate estimate) {
    return metric.proportion()
        && estimate.count().isPresent()
        && 0 <= estimate.value()
        && estimate.value() <= 1;
  }

  private static boolean hasError(Estimate estimate) {
    return estimate.standardError().isPresent() && estimate.standardError().getAsDouble() > 0;
  }

  private static @Nullable Interval normal(double value, double se) {
    double half = Z * se;
    return Double.isFinite(value - half) && Double.isFinite(value + half)
        ? new Interval(value - half, value + half)
        : null;
  }

  private static @Nullable Double low(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.low();
  }

  private static @Nullable Double high(@Nullable Interval interval) {
    return interval == null ? null : (Double) interval.high();
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
