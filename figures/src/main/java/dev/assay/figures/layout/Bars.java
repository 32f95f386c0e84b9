package dev.assay.figures.layout;

import dev.assay.figures.Mark;
import dev.assay.figures.Scale;
import java.util.List;

/** How much room bars have along their axis. */
final class Bars {
  private Bars() {}

  /**
   * The least distance between two places of bars, in units of the scale; 1 between names and where
   * there are fewer than two places.
   */
  static double smallestGap(Scale scale, List<Mark.Bars> marks, boolean lying) {
    if (scale instanceof Scale.Category) {
      return 1;
    }
    double[] places =
        marks.stream()
            .flatMap(mark -> mark.bars().stream())
            .mapToDouble(bar -> Axle.units(scale, lying ? bar.y() : bar.x()))
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .toArray();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < places.length; i++) {
      least = Math.min(least, places[i] - places[i - 1]);
    }
    return Double.isInfinite(least) ? 1 : least;
  }
}
