package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Difference.Verdict;
import dev.assay.domain.Metric;
import dev.assay.stats.Interval;
import dev.assay.stats.Normal;
import dev.assay.stats.SignTest;
import dev.assay.stats.Tango;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same items answered twice.
 *
 * @param won right only now
 * @param lost right only before
 * @param items all that both answered, at least 1
 */
record Pairs(long won, long lost, long items) {
  /** How tests by pairs are told from others. */
  static final String PAIRED = "paired by item";

  /** Null unless both answered the same items. */
  static @Nullable Pairs of(Map<String, Boolean> now, Map<String, Boolean> before) {
    if (now.isEmpty() || !now.keySet().equals(before.keySet())) {
      return null;
    }
    long won = 0;
    long lost = 0;
    for (Map.Entry<String, Boolean> each : now.entrySet()) {
      boolean right = each.getValue();
      boolean was = Boolean.TRUE.equals(before.get(each.getKey()));
      won += right && !was ? 1 : 0;
      lost += was && !right ? 1 : 0;
    }
    return new Pairs(won, lost, now.size());
  }

  /** Of the difference of the two shares: {@code (b + c - (b-c)²/n)/n²}. */
  double variance() {
    double n = items;
    return (won + lost - (won - lost) * (double) (won - lost) / n) / (n * n);
  }

  /** Interval after Tango 1998, p of McNemar's exact test. */
  Difference difference(Metric metric, double value, double before) {
    Interval interval = Tango.difference(won, lost, items, MeanTrends.LEVEL);
    return made(
        metric,
        value,
        before,
        interval,
        SignTest.pValue(won, lost),
        "Tango 1998 and McNemar's exact test, 95 %, " + PAIRED);
  }

  /** Of a mean over tasks whose items were paired, by its standard error. */
  static Difference ofMeans(Metric metric, double value, double before, double se) {
    return made(
        metric,
        value,
        before,
        Normal.interval(value, se, MeanTrends.LEVEL),
        Normal.twoSided(value / se),
        "normal, from items, 95 %, " + PAIRED);
  }

  private static Difference made(
      Metric metric, double value, double before, Interval interval, double p, String method) {
    boolean told = p < 1 - MeanTrends.LEVEL && metric.direction().ranks();
    Verdict side = metric.direction().isBetter(value, 0) ? Verdict.BETTER : Verdict.WORSE;
    Double percent = before == 0 ? null : (Double) (100 * value / Math.abs(before));
    return new Difference(
        value,
        interval.low(),
        interval.high(),
        percent,
        100 * value,
        told ? side : Verdict.INDISTINGUISHABLE,
        method,
        p,
        null);
  }
}
