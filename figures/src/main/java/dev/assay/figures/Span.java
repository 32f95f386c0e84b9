package dev.assay.figures;

import dev.assay.domain.Check;

/**
 * A range of values at one place, as of a band or an error bar.
 *
 * @param at place along the other axis; NaN if missing
 * @param low lower end; NaN for a gap
 * @param high upper end; NaN for a gap
 */
public record Span(double at, double low, double high) {
  public Span {
    Check.that(!(low > high), "low must not be over high, got %s and %s", low, high);
  }

  /** Whether it has a place and both ends. */
  public boolean isPresent() {
    return Double.isFinite(at) && Double.isFinite(low) && Double.isFinite(high);
  }
}
