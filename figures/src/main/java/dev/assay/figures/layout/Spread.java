package dev.assay.figures.layout;

/** Pushes places apart, each as little as the others allow. */
final class Spread {
  private Spread() {}

  /**
   * Places at least {@code gap} apart that are nearest to the wanted ones in the mean square.
   *
   * <p>Takes off what the gaps add up to, finds the nearest rising sequence by pooling neighbours
   * that fall (Ayer et al. 1955, "pool adjacent violators"), and adds the gaps again.
   *
   * @param wanted rising
   * @param low least place of a middle, less half a gap
   * @param high greatest, plus half a gap; if there is not room for all, the last lie beyond it
   */
  static double[] apart(double[] wanted, double gap, double low, double high) {
    int n = wanted.length;
    var sums = new double[n];
    var counts = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      sums[blocks] = wanted[i] - i * gap;
      counts[blocks] = 1;
      blocks++;
      while (blocks > 1
          && sums[blocks - 1] / counts[blocks - 1] < sums[blocks - 2] / counts[blocks - 2]) {
        sums[blocks - 2] += sums[blocks - 1];
        counts[blocks - 2] += counts[blocks - 1];
        blocks--;
      }
    }
    var places = new double[n];
    double least = low + gap / 2;
    double most = Math.max(least, high - gap / 2 - (n - 1) * gap);
    for (int block = 0, i = 0; block < blocks; block++) {
      for (int j = 0; j < counts[block]; j++, i++) {
        places[i] = Math.clamp(sums[block] / counts[block], least, most) + i * gap;
      }
    }
    return places;
  }
}
