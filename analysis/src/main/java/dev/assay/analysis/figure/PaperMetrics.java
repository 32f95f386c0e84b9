package dev.assay.analysis.figure;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.stats.Normal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names of the paper metrics, and what follows from several of them. */
final class PaperMetrics {
  static final List<MetricKey> BENCHMARKS =
      List.of(
          MetricKey.of("sblimp", "accuracy"),
          MetricKey.of("swuggy", "accuracy"),
          MetricKey.of("tstory", "accuracy"),
          MetricKey.of("sstory", "accuracy"));

  static final MetricKey AVERAGE = MetricKey.of("paper_metrics", "avg");
  static final MetricKey HARMONIC = MetricKey.of("paper_metrics", "f1");
  static final String LIBRILIGHT = "librilight";

  private static final String LOSS = "loss_";
  static final double LEVEL = 0.95;
  private static final double Z = Normal.z(LEVEL);

  private PaperMetrics() {}

  /** The longer name of a benchmark, as the figures of the first tool had it. */
  static String title(MetricKey key) {
    return switch (key.task()) {
      case "sblimp" -> "sBLIMP (syntax)";
      case "swuggy" -> "sWUGGY (phonotactics)";
      case "tstory" -> "tStoryCloze (reasoning)";
      case "sstory" -> "sStoryCloze (coherence)";
      default -> key.toString();
    };
  }

  /** Losses of single tokens by position, as {@code loss_8k} or {@code loss_1500} states them. */
  static SortedMap<Long, Double> marks(PlotRun run) {
    SortedMap<Long, Double> marks = new TreeMap<>();
    for (Estimate estimate : run.scores().values()) {
      MetricKey key = estimate.metric();
      if (key.task().equals(LIBRILIGHT) && key.name().startsWith(LOSS)) {
        long at = position(key.name().substring(LOSS.length()));
        if (at > 0) {
          marks.put(at, estimate.value());
        }
      }
    }
    return marks;
  }

  private static long position(String text) {
    boolean thousands = text.endsWith("k");
    String digits = thousands ? text.substring(0, text.length() - 1) : text;
    if (digits.isEmpty()
        || digits.length() > 12
        || !digits.chars().allMatch(c -> '0' <= c && c <= '9')) {
      return 0;
    }
    return Long.parseLong(digits) * (thousands ? 1000 : 1);
  }

  /**
   * The mean of accuracies with its standard error, {@code √Σ p(1-p)/n / k}, where all k have a
   * count of items; benchmarks share no items, so their errors are independent.
   *
   * @return {@link Average#NONE} unless the run has all of them
   */
  static Average average(Map<MetricKey, Estimate> scores, List<MetricKey> of) {
    double sum = 0;
    double variance = 0;
    long items = 0;
    for (MetricKey key : of) {
      Estimate estimate = scores.get(key);
      if (estimate == null) {
        return Average.NONE;
      }
      double p = estimate.value();
      OptionalLong n = estimate.count();
      sum += p;
      variance += n.isPresent() ? p * (1 - p) / n.getAsLong() : Double.NaN;
      items += n.orElse(0);
    }
    if (of.isEmpty()) {
      return Average.NONE;
    }
    double se = Math.sqrt(variance) / of.size();
    return new Average(
        sum / of.size(), se > 0 ? OptionalDouble.of(Z * se) : OptionalDouble.empty(), items);
  }

  /**
   * A mean of accuracies.
   *
   * @param value NaN where one is missing
   * @param half half the width of the 95 % interval; empty if unknown
   * @param items behind all of them
   */
  record Average(double value, OptionalDouble half, long items) {
    static final Average NONE = new Average(Double.NaN, OptionalDouble.empty(), 0);

    boolean isKnown() {
      return !Double.isNaN(value);
    }
  }
}
