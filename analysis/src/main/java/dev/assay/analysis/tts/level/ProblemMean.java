package dev.assay.analysis.tts.level;

import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mean of numbers of problems of which a problem may give several, which then go together: its
 * interval takes a problem as a cluster.
 */
final class ProblemMean {
  private static final class Sum {
    double sum;
    int count;
  }

  private final Map<String, Sum> byProblem = new LinkedHashMap<>();
  private double total;
  private long count;

  void add(String problem, double value) {
    Sum sum = byProblem.computeIfAbsent(problem, key -> new Sum());
    sum.sum += value;
    sum.count++;
    total += value;
    count++;
  }

  long count() {
    return count;
  }

  /** NaN of nothing. */
  double mean() {
    return total / count;
  }

  /** In [0, 1]; null below two problems, or where all are alike. */
  @Nullable Interval interval(double level) {
    double mean = mean();
    double[] sums = new double[byProblem.size()];
    Iterator<Sum> each = byProblem.values().iterator();
    for (int p = 0; p < sums.length; p++) {
      Sum sum = each.next();
      sums[p] = sum.sum - sum.count * mean;
    }
    Interval found = Clustered.ofSums(mean, sums, count).interval(level);
    return found == null || found.low() == found.high()
        ? null
        : new Interval(Math.max(0, found.low()), Math.min(1, found.high()));
  }
}
