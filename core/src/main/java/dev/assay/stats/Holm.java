package dev.assay.stats;

import java.util.stream.IntStream;

/**
 * Correction of several p values so that the chance of even one false finding among them stays
 * below the level.
 *
 * <p>Source: Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian J.
 * of Statistics 6.
 */
public final class Holm {
  private Holm() {}

  /** How many tests there are: those that are not NaN. */
  public static int family(double[] p) {
    return (int) IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).count();
  }

  /**
   * Adjusted p values {@code max over j <= i of min(1, (m-j+1) p(j))}, in the given order.
   *
   * @param p values in [0, 1]; NaN where there was no test, which counts for nothing
   * @return as long as {@code p}; NaN where p is NaN
   */
  public static double[] adjust(double[] p) {
    double[] adjusted = p.clone();
    int left = family(p);
    double most = 0;
    int[] ascending =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i : ascending) {
      most = Math.max(most, Math.min(1, left * p[i]));
      adjusted[i] = most;
      left--;
    }
    return adjusted;
  }
}
