package dev.assay.stats;

import dev.assay.domain.Check;
import java.util.stream.IntStream;

/**
 * The front of points of two aims: those than which no other is better in one aim and at least as
 * good in the other.
 *
 * <p>Source: Kung, Luccio and Preparata 1975, "On finding the maxima of a set of vectors", J. ACM
 * 22(4): sort by one aim, sweep with the best of the other.
 */
public final class Pareto {
  private Pareto() {}

  /**
   * The front, by rising x, then y, then index. Equal points are all on it or all not. A point with
   * a NaN is never on it. Takes time n log n.
   *
   * @param lowerX whether smaller x are better
   * @param lowerY whether smaller y are better
   * @return indexes
   */
  public static int[] front(double[] x, double[] y, boolean lowerX, boolean lowerY) {
    Check.that(x.length == y.length, "%s numbers beside %s", x.length, y.length);
    double signX = lowerX ? 1 : -1;
    double signY = lowerY ? 1 : -1;
    Integer[] order =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .boxed()
            .sorted((a, b) -> {
              int byX = order(signX * x[a], signX * x[b]);
              return byX != 0 ? byX : order(signY * y[a], signY * y[b]);
            })
            .toArray(Integer[]::new);
    IntStream.Builder kept = IntStream.builder();
    double best = Double.NaN; // of those with strictly better x
    for (int from = 0; from < order.length; ) {
      double here = x[order[from]];
      double bestHere = y[order[from]];
      int to = from;
      while (to < order.length && x[order[to]] == here) {
        to++;
      }
      if (Double.isNaN(best) || signY * bestHere < signY * best) {
        for (int i = from; i < to && y[order[i]] == bestHere; i++) {
          kept.add(order[i]);
        }
        best = bestHere;
      }
      from = to;
    }
    return kept.build()
        .boxed()
        .sorted((a, b) -> {
          int byX = order(x[a], x[b]);
          int byY = byX != 0 ? byX : order(y[a], y[b]);
          return byY != 0 ? byY : Integer.compare(a, b);
        })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Plain order, in which -0.0 and 0.0 are equal. */
  private static int order(double a, double b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
}
