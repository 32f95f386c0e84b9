package dev.assay.analysis.tts.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * How a problem depends on the temperature.
 *
 * <p>Source: specification of test-time scaling, section 3.10.
 *
 * @param level difficulty, 1 the easiest; empty when unknown
 * @param counts of all runs together
 * @param runs the counts of each run
 */
public record Profile(
    String key, String answer, OptionalInt level, Counts counts, List<Counts> runs) {
  private static final double ROBUST = 0.1;
  private static final double FRAGILE = 0.3;

  public Profile {
    runs = List.copyOf(runs);
  }

  /** How many temperatures solve it at all. */
  public enum Category {
    UNSOLVABLE,
    SINGLE_TEMP,
    MULTI_TEMP;

    /** The field's word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How accuracy goes with rising temperature. */
  public enum Monotonicity {
    INCREASING,
    DECREASING,
    NON_MONOTONIC;

    /** The field's word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Share of right completions by temperature. */
  public SortedMap<Double, Double> accuracy() {
    return counts.accuracy();
  }

  /** Temperatures at which some completion is right, ascending. */
  public List<Double> solvable() {
    return accuracy().entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> each.getKey())
        .toList();
  }

  /** The temperature of the highest accuracy, the lowest of equals; empty when none solves it. */
  public OptionalDouble best() {
    OptionalDouble best = OptionalDouble.empty();
    double highest = 0;
    for (var each : accuracy().entrySet()) {
      if (each.getValue() > highest) {
        highest = each.getValue();
        best = OptionalDouble.of(each.getKey());
      }
    }
    return best;
  }

  /** Accuracy at the best temperature; 0 when none solves it. */
  public double bestAccuracy() {
    return accuracy().values().stream().mapToDouble(value -> value).max().orElse(0);
  }

  /** Population standard deviation of the accuracies. */
  public double sensitivity() {
    return deviation(accuracy().values().stream().mapToDouble(value -> value).toArray());
  }

  private static double deviation(double... values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / Math.max(1, values.length));
  }

  public Category category() {
    return switch (solvable().size()) {
      case 0 -> Category.UNSOLVABLE;
      case 1 -> Category.SINGLE_TEMP;
      default -> Category.MULTI_TEMP;
    };
  }

  /** {@code robust}, {@code fragile} or {@code moderate}; empty below two solving temperatures. */
  public String robustness() {
    double[] solved =
        accuracy().values().stream()
            .filter(value -> value > 0)
            .mapToDouble(value -> value)
            .toArray();
    if (solved.length < 2) {
      return "";
    }
    if (solved.length >= 3 && deviation(solved) < ROBUST) {
      return "robust";
    }
    boolean apart = solved.length == 2 && Math.abs(solved[0] - solved[1]) > FRAGILE;
    return apart ? "fragile" : "moderate";
  }

  /** An even profile counts as increasing. */
  public Monotonicity monotonicity() {
    double[] values = accuracy().values().stream().mapToDouble(value -> value).toArray();
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < values.length; i++) {
      up &= values[i] >= values[i - 1];
      down &= values[i] <= values[i - 1];
    }
    return up
        ? Monotonicity.INCREASING
        : down ? Monotonicity.DECREASING : Monotonicity.NON_MONOTONIC;
  }

  /** Whether only the lowest and the highest temperature solve it, one at least. */
  public boolean isExtremeDependent() {
    List<Double> solvable = solvable();
    return !solvable.isEmpty() && solvable.stream().allMatch(this::isExtreme);
  }

  /** Whether the best temperature is neither the lowest nor the highest. */
  public boolean isMiddleOptimal() {
    OptionalDouble best = best();
    return best.isPresent() && !isExtreme(best.getAsDouble());
  }

  private boolean isExtreme(double temperature) {
    return temperature == counts.total().firstKey() || temperature == counts.total().lastKey();
  }
}
