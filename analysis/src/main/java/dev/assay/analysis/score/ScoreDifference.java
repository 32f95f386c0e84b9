package dev.assay.analysis.score;

import dev.assay.analysis.score.Pairs.Outcome;
import dev.assay.analysis.score.Score.Unit;
import dev.assay.stats.Clustered;
import dev.assay.stats.Holm;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import dev.assay.stats.SignTest;
import dev.assay.stats.StudentT;
import dev.assay.stats.Tango;
import dev.assay.stats.Windows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How two models differ on the items that both answered.
 *
 * @param first of the model in question, over the items of both
 * @param second of the one that it is compared with
 * @param difference first minus second
 * @param interval at 95 %; null if unknown
 * @param p two-sided; NaN if unknown
 * @param adjusted the same after Holm, over all differences of one comparison; NaN if unknown
 * @param n items or sequences of both
 * @param dropped of one of them only
 */
public record ScoreDifference(
    String task,
    String metric,
    Unit unit,
    double first,
    double second,
    double difference,
    @Nullable Interval interval,
    double p,
    double adjusted,
    long n,
    long dropped,
    Verdict verdict,
    String method,
    String remark) {

  /** What may be said. */
  public enum Verdict {
    BETTER,
    WORSE,
    NOT_DISTINGUISHABLE,
    UNKNOWN;

    /** The words in tables and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Compares all that both have. */
  public static List<ScoreDifference> of(ScoreSet first, ScoreSet second) {
    List<ScoreDifference> all = new ArrayList<>();
    first
        .pairs()
        .forEach((task, pairs) -> {
          Pairs other = second.pairs().get(task);
          if (other != null) {
            ofPairs(task, pairs.outcomes(), other.outcomes(), all);
          }
        });
    Map<String, Windows> here = windows(first);
    Map<String, Windows> there = windows(second);
    for (int mark : Losses.MARKS) {
      String metric = "window_loss_" + Losses.thousands(mark);
      ofSequences(metric, Unit.NATS, windows -> Losses.at(windows, mark), here, there)
          .ifPresent(all::add);
    }
    for (Losses.Segment segment : Losses.SEGMENTS) {
      ofSequences(
              segment.metric(),
              Unit.NATS_PER_TOKEN,
              windows -> Losses.slope(windows, segment),
              here,
              there)
          .ifPresent(all::add);
    }
    double[] adjusted = Holm.adjust(all.stream().mapToDouble(ScoreDifference::p).toArray());
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).adjusted(adjusted[i])).toList();
  }

  private ScoreDifference adjusted(double after) {
    return new ScoreDifference(
        task,
        metric,
        unit,
        first,
        second,
        difference,
        interval,
        p,
        after,
        n,
        dropped,
        verdict,
        method,
        remark);
  }

  private static void ofPairs(
      String task, List<Outcome> first, List<Outcome> second, List<ScoreDifference> all) {
    Map<String, Outcome> other = new HashMap<>();
    second.forEach(outcome -> other.put(outcome.id(), outcome));
    List<Outcome> common = first.stream().filter(o -> other.containsKey(o.id())).toList();
    int n = common.size();
    if (n == 0) {
      return;
    }
    double[] differences = new double[n];
    long only = 0;
    long onlyOther = 0;
    long right = 0;
    for (int i = 0; i < n; i++) {
      Outcome there = Objects.requireNonNull(other.get(common.get(i).id()));
      boolean here = common.get(i).right();
      differences[i] = common.get(i).value() - there.value();
      right += here ? 1 : 0;
      only += here && !there.right() ? 1 : 0;
      onlyOther += !here && there.right() ? 1 : 0;
    }
    double share = (double) right / n;
    double difference = (double) (only - onlyOther) / n;
    Interval interval = Tango.difference(only, onlyOther, n, Accuracies.LEVEL);
    double p = SignTest.pValue(only, onlyOther);
    String method = "paired, Tango interval, exact McNemar";
    int[] clusters = Pairs.clusters(common);
    if (clusters.length > 0) {
      Clustered clustered = Clustered.of(differences, clusters);
      interval = clustered.interval(Accuracies.LEVEL);
      p = p(clustered.mean(), clustered.se(), clustered.clusters() - 1);
      method = "paired, t test over " + clustered.clusters() + " clusters";
    }
    all.add(
        new ScoreDifference(
            task,
            "accuracy",
            Unit.SHARE,
            share,
            share - difference,
            difference,
            interval,
            p,
            Double.NaN,
            n,
            (long) first.size() + second.size() - 2L * n,
            verdict(interval, p, true),
            method,
            only + " only here, " + onlyOther + " only there"));
  }

  private static double p(double mean, double se, int df) {
    return df < 1 || !(se > 0) ? Double.NaN : StudentT.twoSided(mean / se, df);
  }

  private static Map<String, Windows> windows(ScoreSet set) {
    Map<String, Windows> windows = new LinkedHashMap<>();
    set.losses()
        .forEach((name, losses) -> windows.put(name, Windows.ofValues(losses, Losses.WIDTH)));
    return windows;
  }

  /** The difference of a value that each sequence has; lower is better. */
  private static Optional<ScoreDifference> ofSequences(
      String metric,
      Unit unit,
      ToDoubleFunction<Windows> value,
      Map<String, Windows> first,
      Map<String, Windows> second) {
    Moments here = new Moments();
    Moments there = new Moments();
    Moments differences = new Moments();
    first.forEach((name, windows) -> {
      Windows other = second.get(name);
      double one = value.applyAsDouble(windows);
      double two = other == null ? Double.NaN : value.applyAsDouble(other);
      if (Double.isFinite(one) && Double.isFinite(two)) {
        here.add(one);
        there.add(two);
        differences.add(one - two);
      }
    });
    long n = differences.n();
    if (n == 0) {
      return Optional.empty();
    }
    boolean enough = n >= Losses.LEAST_SEQUENCES;
    Interval interval = enough ? differences.interval(Accuracies.LEVEL) : null;
    double se = differences.sd() / Math.sqrt(n);
    double p = enough ? p(differences.mean(), se, (int) n - 1) : Double.NaN;
    return Optional.of(
        new ScoreDifference(
            ScoreSet.lossTask(),
            metric,
            unit,
            here.mean(),
            there.mean(),
            differences.mean(),
            interval,
            p,
            Double.NaN,
            n,
            (long) first.size() + second.size() - 2 * n,
            verdict(interval, p, false),
            "paired by sequence, t test",
            enough ? "" : Losses.FEW));
  }

  /** A difference must show in both: the exact test is the more cautious one for few items. */
  private static Verdict verdict(@Nullable Interval interval, double p, boolean higherIsBetter) {
    if (interval == null) {
      return Verdict.UNKNOWN;
    }
    if (interval.contains(0) || p >= 1 - Accuracies.LEVEL) {
      return Verdict.NOT_DISTINGUISHABLE;
    }
    return interval.low() > 0 == higherIsBetter ? Verdict.BETTER : Verdict.WORSE;
  }
}
