package dev.assay.analysis.tts.trajectory;

import java.util.List;

/**
 * What paths of one problem add up to, place by place, of how far they are from a path that all
 * problems share: digits are not lost, and sums of problems can be put together in any set.
 */
final class PathSums {
  final double[] sums = new double[ScorePath.POINTS];
  final double[] squares = new double[ScorePath.POINTS];
  final double[] lengths;
  final double last;

  /**
   * Sums them.
   *
   * @param paths at least one
   * @param origin what is taken off every path, by place
   */
  PathSums(List<ScorePath> paths, double... origin) {
    lengths = paths.stream().mapToDouble(path -> path.scores().length).toArray();
    last = paths.stream().mapToDouble(ScorePath::last).sum();
    double[] place = new double[ScorePath.POINTS];
    for (ScorePath path : paths) {
      path.along(place);
      for (int p = 0; p < place.length; p++) {
        double off = place[p] - origin[p];
        sums[p] += off;
        squares[p] += off * off;
      }
    }
  }

  /** How many paths there are. */
  int count() {
    return lengths.length;
  }
}
