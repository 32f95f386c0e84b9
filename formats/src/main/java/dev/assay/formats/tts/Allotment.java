package dev.assay.formats.tts;

import dev.assay.domain.Check;
import java.util.List;
import java.util.stream.Collectors;

/** How temperature was allotted to the completions of a run; what runs are told apart by. */
public sealed interface Allotment {
  /** One temperature for all. */
  record One(double temperature) implements Allotment {
    public One {
      Check.that(isTemperature(temperature), "a temperature must be >= 0, not %s", temperature);
    }
  }

  /**
   * Several temperatures within a run (the field's "hnc").
   *
   * @param ratios shares of the completions, as many as temperatures, with sum 1; empty when
   *     unstated
   */
  record Several(List<Double> temperatures, List<Double> ratios) implements Allotment {
    /** How far the sum of the shares may be from 1. */
    static final double TOLERANCE = 1e-6;

    public Several {
      temperatures = List.copyOf(temperatures);
      ratios = List.copyOf(ratios);
      Check.that(!temperatures.isEmpty(), "there must be a temperature");
      for (double each : temperatures) {
        Check.that(isTemperature(each), "a temperature must be >= 0, not %s", each);
      }
      Check.that(
          ratios.isEmpty() || ratios.size() == temperatures.size(),
          "there must be a ratio for each of %s temperatures, not %s",
          temperatures.size(),
          ratios.size());
      double sum = ratios.stream().mapToDouble(Double::doubleValue).sum();
      Check.that(
          ratios.isEmpty() || Math.abs(sum - 1) <= TOLERANCE, "ratios must sum to 1, not %s", sum);
    }
  }

  /** A few completions at a low temperature decide which of two the others get ("early"). */
  record Probed(double low, double high) implements Allotment {
    public Probed {
      Check.that(isTemperature(low), "a temperature must be >= 0, not %s", low);
      Check.that(isTemperature(high), "a temperature must be >= 0, not %s", high);
    }
  }

  /** The name does not say. */
  record Unstated() implements Allotment {}

  /** All temperatures, in the order of the name. */
  default List<Double> all() {
    return switch (this) {
      case One one -> List.of(one.temperature());
      case Several several -> several.temperatures();
      case Probed probed -> List.of(probed.low(), probed.high());
      case Unstated none -> List.of();
    };
  }

  /** What tells it apart in tables and files: {@code T0.8}, {@code T0.4_0.8}, empty if unstated. */
  default String key() {
    return all().isEmpty()
        ? ""
        : all().stream().map(Numerals::of).collect(Collectors.joining("_", "T", ""));
  }

  /**
   * Which of the field's strategies it is; what a name says that gives no temperature is unknown.
   */
  default Strategy strategy() {
    return switch (this) {
      case One one -> Strategy.DEFAULT;
      case Several several -> Strategy.HNC;
      case Probed probed -> Strategy.EARLY;
      case Unstated none -> Strategy.UNKNOWN;
    };
  }

  private static boolean isTemperature(double value) {
    return value >= 0 && Double.isFinite(value);
  }
}
