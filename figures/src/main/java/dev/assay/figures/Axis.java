package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One axis of a plot.
 *
 * @param label what is measured; may be empty
 * @param unit in which; empty for none or where the label says it
 * @param scale how values map to places
 * @param min where the axis begins; empty to follow the data
 * @param max where it ends; empty to follow the data
 * @param includeZero whether 0 is on the axis whatever the data are; bars always include it
 * @param format of the tick labels
 * @param better which way is better; drawn as an arrow beside the label
 * @param ticks where ticks are wanted, such as the steps that were evaluated; thinned out where
 *     their labels would touch; empty to choose
 */
public record Axis(
    String label,
    String unit,
    Scale scale,
    OptionalDouble min,
    OptionalDouble max,
    boolean includeZero,
    TickFormat format,
    Better better,
    List<Double> ticks) {

  public Axis {
    ticks = List.copyOf(ticks);
    min.ifPresent(value -> Check.that(Double.isFinite(value), "min must be finite, not %s", value));
    max.ifPresent(value -> Check.that(Double.isFinite(value), "max must be finite, not %s", value));
    if (min.isPresent() && max.isPresent()) {
      Check.that(
          min.getAsDouble() < max.getAsDouble(),
          "min must be less than max, not %s and %s",
          min.getAsDouble(),
          max.getAsDouble());
    }
    for (double tick : ticks) {
      Check.that(Double.isFinite(tick), "a tick must be finite, not %s", tick);
    }
  }

  /** An axis that follows the data. */
  public static Axis of(String label, Scale scale) {
    return new Axis(
        label,
        "",
        scale,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        false,
        TickFormat.NUMBER,
        Better.NONE,
        List.of());
  }

  public static Axis linear(String label) {
    return of(label, new Scale.Linear());
  }

  public static Axis log(String label) {
    return of(label, new Scale.Log());
  }

  /** A logarithmic axis that has a place for 0. */
  public static Axis symLog(String label) {
    return of(label, new Scale.SymLog(1));
  }

  public static Axis names(String label, List<String> names) {
    return of(label, new Scale.Category(names));
  }

  public Axis scale(Scale newScale) {
    return new Axis(label, unit, newScale, min, max, includeZero, format, better, ticks);
  }

  public Axis unit(String newUnit) {
    return new Axis(label, newUnit, scale, min, max, includeZero, format, better, ticks);
  }

  public Axis from(double newMin) {
    return new Axis(
        label, unit, scale, OptionalDouble.of(newMin), max, includeZero, format, better, ticks);
  }

  public Axis to(double newMax) {
    return new Axis(
        label, unit, scale, min, OptionalDouble.of(newMax), includeZero, format, better, ticks);
  }

  public Axis withZero() {
    return new Axis(label, unit, scale, min, max, true, format, better, ticks);
  }

  public Axis format(TickFormat newFormat) {
    return new Axis(label, unit, scale, min, max, includeZero, newFormat, better, ticks);
  }

  public Axis better(Better newBetter) {
    return new Axis(label, unit, scale, min, max, includeZero, format, newBetter, ticks);
  }

  public Axis ticks(List<Double> newTicks) {
    return new Axis(label, unit, scale, min, max, includeZero, format, better, newTicks);
  }
}
