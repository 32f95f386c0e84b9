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

  /** The score at a share of the way, linearly between steps; one step is the same all along. */
  public double at(double share) {
    double place = share * (scores.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(scores.length - 1, below + 1);
    return scores[below] + (place - below) * (scores[above] - scores[below]);
  }

  /** The score of the last step. */
  public double last() {
    return scores[scores.length - 1];
  }
}
