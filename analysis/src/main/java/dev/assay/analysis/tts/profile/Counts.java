package dev.assay.analysis.tts.profile;

import dev.assay.domain.Check;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many completions of a problem are right at each temperature.
 *
 * @param seed of the run; empty for all runs together
 * @param right by temperature
 * @param total by temperature, at least 1 each
 */
public record Counts(
    String seed, SortedMap<Double, Integer> right, SortedMap<Double, Integer> total) {
  public Counts {
    right = Collections.unmodifiableSortedMap(new TreeMap<>(right));
    total = Collections.unmodifiableSortedMap(new TreeMap<>(total));
    Check.that(right.keySet().equals(total.keySet()), "right and total must have the same keys");
    for (var each : total.entrySet()) {
      int of = right.getOrDefault(each.getKey(), 0);
      Check.that(
          each.getValue() >= 1 && of >= 0 && of <= each.getValue(),
          "%d of %d cannot be right",
          of,
          each.getValue());
    }
  }

  /** Share of right ones by temperature. */
  public SortedMap<Double, Double> accuracy() {
    SortedMap<Double, Double> accuracy = new TreeMap<>();
    total.forEach((t, of) -> accuracy.put(t, right.getOrDefault(t, 0) / (double) of));
    return accuracy;
  }
}
