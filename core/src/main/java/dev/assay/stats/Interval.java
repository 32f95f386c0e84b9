package dev.assay.stats;

import dev.assay.domain.Check;

/** A closed interval of finite numbers, in the unit of what it is about. */
public record Interval(double low, double high) {

  public Interval {
    Check.that(
        Double.isFinite(low) && Double.isFinite(high) && low <= high,
        "an interval needs finite ends in order, not %s to %s",
        low,
        high);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
