package dev.assay.figures.layout;

import dev.assay.figures.Datum;
import dev.assay.figures.Mark;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands bars of one group that have the same place on each other, those below 0 downwards.
 *
 * <p>Bars are to be asked for in the order in which they are drawn.
 */
final class Stacks {
  /** A group at a place. */
  record Spot(String group, double at) {}

  /** Where the next bar begins, above 0 and below. */
  private record Ends(double above, double below) {}

  private final boolean lying;
  private final Map<Spot, Ends> ends = new HashMap<>();

  Stacks(boolean lying) {
    this.lying = lying;
  }

  Spot spot(Mark.Bars bars, Datum bar) {
    return new Spot(bars.group(), lying ? bar.y() : bar.x());
  }

  /** Where a bar begins, 0 for the first at its place; the next one begins where it ends. */
  double start(Mark.Bars bars, Datum bar) {
    double value = lying ? bar.x() : bar.y();
    if (!bar.isPresent()) {
      return 0;
    }
    var spot = spot(bars, bar);
    var before = ends.getOrDefault(spot, new Ends(0, 0));
    double start = value < 0 ? before.below : before.above;
    double end = start + value;
    ends.put(spot, value < 0 ? new Ends(before.above, end) : new Ends(end, before.below));
    return start;
  }

  /** A bar with its value and its interval where they are on the axis. */
  Datum raised(Datum bar, double start) {
    if (start == 0) {
      return bar;
    }
    return new Datum(
        lying ? bar.x() + start : bar.x(),
        lying ? bar.y() : bar.y() + start,
        bar.low() + start,
        bar.high() + start,
        bar.count(),
        bar.label(),
        bar.note());
  }
}
