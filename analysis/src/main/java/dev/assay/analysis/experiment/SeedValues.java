package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Value;
import dev.assay.analysis.experiment.Threshold.Reached;
import dev.assay.formats.track.Experiment;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of one method say of one metric, a value for each seed: runs that repeat a seed
 * tell nothing of the spread over seeds, so their mean stands for them. A run without a seed stands
 * for itself.
 *
 * @param values in the order of the runs
 * @param notReached seeds of which some run never came beyond the threshold
 */
record SeedValues(List<Value> values, int notReached) {

  /** What one run says; empty where it says nothing. */
  private record Reading(OptionalDouble number, boolean computed, boolean notReached) {}

  /**
   * Reads the runs.
   *
   * @param threshold whose steps the metric counts; null for another metric
   */
  static SeedValues of(MethodRuns method, String metric, @Nullable Threshold threshold) {
    Map<Object, List<Reading>> bySeed = new LinkedHashMap<>();
    for (Experiment run : method.runs()) {
      Object seed = run.seed().isPresent() ? (Object) run.seed().getAsLong() : run.id();
      bySeed.computeIfAbsent(seed, key -> new ArrayList<>()).add(reading(run, metric, threshold));
    }
    List<Value> values = new ArrayList<>();
    int notReached = 0;
    for (Map.Entry<Object, List<Reading>> each : bySeed.entrySet()) {
      if (each.getValue().stream().anyMatch(Reading::notReached)) {
        notReached++;
        continue;
      }
      Moments moments = new Moments();
      each.getValue().forEach(reading -> reading.number().ifPresent(moments::add));
      if (moments.n() > 0) {
        boolean computed = each.getValue().stream().anyMatch(Reading::computed);
        values.add(
            new Value(moments.mean(), each.getKey() instanceof Long seed ? seed : null, computed));
      }
    }
    return new SeedValues(values, notReached);
  }

  private static Reading reading(Experiment run, String metric, @Nullable Threshold threshold) {
    Double logged = run.metrics().get(metric);
    if (logged != null) {
      return new Reading(OptionalDouble.of(logged), false, false);
    }
    OptionalDouble read = threshold == null ? OptionalDouble.empty() : threshold.steps(run);
    boolean not = threshold != null && threshold.reached(run) == Reached.NO;
    return new Reading(read, read.isPresent(), not);
  }
}
