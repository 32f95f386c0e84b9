package dev.assay.analysis.score;

import dev.assay.stats.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number that was computed from score files.
 *
 * @param key name in a results file; empty for one that is only shown
 * @param metric what it is, such as {@code accuracy}
 * @param part group of the items; empty for all
 * @param se standard error; NaN if unknown
 * @param interval at 95 %; null if unknown
 * @param n items, or sequences for losses, or benchmarks for averages
 * @param method how value and interval were computed
 * @param remark what a careful reader should know; may be empty
 */
public record Score(
    String key,
    String task,
    String metric,
    String part,
    Unit unit,
    double value,
    double se,
    @Nullable Interval interval,
    long n,
    String method,
    String remark) {

  /** The same, only to be shown. */
  Score withoutKey() {
    return new Score("", task, metric, part, unit, value, se, interval, n, method, remark);
  }

  /** What a value is measured in. */
  public enum Unit {
    /** A share, 0 to 1. */
    SHARE,
    NATS,
    PERPLEXITY,
    /** Change of loss, in nats, from one token to the next. */
    NATS_PER_TOKEN;

    /** The word in tables and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace("_per_", "/");
    }
  }
}
