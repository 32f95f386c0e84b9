package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Untested;
import dev.assay.analysis.experiment.MethodScore.Value;
import dev.assay.analysis.experiment.MethodScore.Verdict;
import dev.assay.analysis.experiment.MethodScore.Versus;
import dev.assay.domain.Metric;
import dev.assay.stats.Holm;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.MeanRatio;
import dev.assay.stats.Moments;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares methods with the baseline: paired by seed where enough seeds match, else as independent.
 *
 * @param baseline index of the method that the others are compared with; -1 for none
 */
record Comparisons(
    List<MethodRuns> methods, List<Metric> metrics, int baseline, PackOptions options) {

  /** What two methods have to say of one metric. */
  private record Found(MeanDifference difference, int pairs, @Nullable MeanRatio ratio) {}

  /** Fills in the comparisons, or why there are none; returns how many there are. */
  int fill(List<List<MethodScore>> scores) {
    int width = metrics.size();
    @Nullable Found[] found = new Found[methods.size() * width];
    double[] p = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      int method = i / width;
      MethodScore mine = scores.get(method).get(i % width);
      boolean compared = baseline >= 0 && method != baseline;
      MethodScore base = compared ? scores.get(baseline).get(i % width) : mine;
      String metric = metrics.get(i % width).key().name();
      boolean partly =
          compared
              && (methods.get(method).isPartly(metric, mine)
                  || methods.get(baseline).isPartly(metric, base));
      Untested why = compared ? why(mine, base, partly) : Untested.NONE;
      found[i] = compared && why == Untested.NONE ? compare(mine, base) : null;
      p[i] = found[i] == null ? Double.NaN : found[i].difference().p();
      if (compared && found[i] == null) {
        scores
            .get(method)
            .set(i % width, mine.untested(why == Untested.NONE ? Untested.EVEN : why));
      }
    }
    double[] holm = Holm.adjust(p);
    for (int i = 0; i < found.length; i++) {
      Found each = found[i];
      if (each != null) {
        Verdict verdict = verdict(metrics.get(i % width), each.difference().value(), holm[i]);
        List<MethodScore> row = scores.get(i / width);
        Versus versus = new Versus(each.difference(), each.pairs(), each.ratio(), holm[i], verdict);
        row.set(i % width, row.get(i % width).with(versus));
      }
    }
    return Holm.family(p);
  }

  private static Untested why(MethodScore mine, MethodScore base, boolean partly) {
    if (mine.notReached() + base.notReached() > 0) {
      return Untested.CENSORED;
    }
    if (!mine.isKnown() || !base.isKnown()) {
      return Untested.UNKNOWN;
    }
    if (partly) {
      return Untested.CENSORED;
    }
    boolean enough =
        (mine.n() >= MethodScore.FEWEST && base.n() >= MethodScore.FEWEST)
            || shared(mine, base).length >= MethodScore.FEWEST;
    return enough ? Untested.NONE : Untested.FEW;
  }

  private @Nullable Found compare(MethodScore mine, MethodScore base) {
    double[][] pairs = shared(mine, base);
    boolean positive = mine.moments().mean() >= 0 && base.moments().mean() > 0;
    if (pairs.length < MethodScore.FEWEST) {
      MeanDifference welch = MeanDifference.welch(mine.moments(), base.moments(), options.level());
      return welch == null
          ? null
          : new Found(
              welch,
              0,
              positive
                  ? MeanRatio.independent(mine.moments(), base.moments(), options.level())
                  : null);
    }
    double[] a = new double[pairs.length];
    double[] b = new double[pairs.length];
    double[] differences = new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      a[i] = pairs[i][0];
      b[i] = pairs[i][1];
      differences[i] = a[i] - b[i];
    }
    MeanDifference paired = MeanDifference.paired(options.level(), differences);
    return paired == null
        ? null
        : new Found(
            paired, pairs.length, positive ? MeanRatio.paired(a, b, options.level()) : null);
  }

  /** Mine and the baseline's, for each seed that both have; of several runs the mean counts. */
  private static double[][] shared(MethodScore mine, MethodScore base) {
    Map<Long, Moments> other = bySeed(base);
    return bySeed(mine).entrySet().stream()
        .filter(entry -> other.containsKey(entry.getKey()))
        .map(entry -> new double[] {entry.getValue().mean(), mean(other, entry.getKey())})
        .toArray(double[][]::new);
  }

  private static double mean(Map<Long, Moments> values, Long seed) {
    Moments moments = values.get(seed);
    return moments == null ? Double.NaN : moments.mean();
  }

  private static Map<Long, Moments> bySeed(MethodScore score) {
    Map<Long, Moments> values = new TreeMap<>();
    for (Value value : score.values()) {
      if (value.seed() != null) {
        values.computeIfAbsent(value.seed(), seed -> new Moments()).add(value.number());
      }
    }
    return values;
  }

  private Verdict verdict(Metric metric, double difference, double holm) {
    if (holm >= 1 - options.level()) {
      return Verdict.UNDECIDED;
    }
    if (!metric.direction().ranks()) {
      return Verdict.DIFFERENT;
    }
    return metric.direction().isBetter(difference, 0) ? Verdict.BETTER : Verdict.WORSE;
  }
}
