package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.OptionalLong;

/**
 * One point of a series with what is known of it.
 *
 * @param x place along the x axis, in its unit; the index of the name on an axis of names; NaN if
 *     missing
 * @param y place along the y axis, likewise. A missing value is a gap in a line and no bar, never 0
 * @param low lower end of the interval of the measured value, NaN if unknown
 * @param high upper end, NaN if unknown
 * @param count observations behind the value, empty if unknown
 * @param label written at the point where it fits, such as the value of a bar; may be empty
 * @param note for the file of numbers and tooltips, never drawn; may be empty
 */
public record Datum(
    double x, double y, double low, double high, OptionalLong count, String label, String note) {

  public Datum {
    Check.that(!(low > high), "low must not be over high, got %s and %s", low, high);
    count.ifPresent(n -> Check.that(n >= 0, "a count must be at least 0, not %d", n));
  }

  /** A bare point. */
  public static Datum at(double x, double y) {
    return new Datum(x, y, Double.NaN, Double.NaN, OptionalLong.empty(), "", "");
  }

  /** The same with an interval of the measured value. */
  public Datum interval(double newLow, double newHigh) {
    return new Datum(x, y, newLow, newHigh, count, label, note);
  }

  public Datum count(long newCount) {
    return new Datum(x, y, low, high, OptionalLong.of(newCount), label, note);
  }

  public Datum label(String newLabel) {
    return new Datum(x, y, low, high, count, newLabel, note);
  }

  public Datum note(String newNote) {
    return new Datum(x, y, low, high, count, label, newNote);
  }

  /** Whether it has a place: both coordinates are finite. */
  public boolean isPresent() {
    return Double.isFinite(x) && Double.isFinite(y);
  }

  /** Whether both ends of its interval are known. */
  public boolean hasInterval() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
