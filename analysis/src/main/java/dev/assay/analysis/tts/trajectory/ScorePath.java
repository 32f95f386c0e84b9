package dev.assay.analysis.tts.trajectory;

/**
 * The scores of a completion's steps.
 *
 * @param problem key of its problem
 * @param right whether the completion is
 * @param scores at least one, without NaN
 */
public record ScorePath(String problem, boolean right, double[] scores) {
  /** Places at which paths of any length are compared. */
  public static final int POINTS = 50;

  /**
   * The scores at evenly spaced places from the first step to the last, linearly between steps; one
   * step is the same all along.
   *
   * @param places filled, at least two
   */
  void along(double[] places) {
    int last = scores.length - 1;
    double step = last / (places.length - 1.0);
    for (int p = 0; p < places.length; p++) {
      double place = p * step;
      int below = (int) place;
      int above = Math.min(last, below + 1);
      places[p] = scores[below] + (place - below) * (scores[above] - scores[below]);
    }
  }

  /** The score of the last step. */
  public double last() {
    return scores[scores.length - 1];
  }
}
