package dev.assay.analysis.score;

import java.util.Arrays;

/** Losses of one sequence by position from 0; NaN where unknown. One thread. */
final class Tokens {
  private double[] losses = new double[0];
  private int length;

  /** Places that a loss at a position would take beyond those that are taken. */
  int growth(int position) {
    return position < losses.length ? 0 : room(position) - losses.length;
  }

  private int room(int position) {
    return Math.max(position + 1, Math.max(1024, 2 * losses.length));
  }

  /** Takes one more; false when the position has a loss already. */
  boolean add(int position, double loss) {
    if (position >= losses.length) {
      int before = losses.length;
      losses = Arrays.copyOf(losses, room(position));
      Arrays.fill(losses, before, losses.length, Double.NaN);
    }
    if (!Double.isNaN(losses[position])) {
      return false;
    }
    losses[position] = loss;
    length = Math.max(length, position + 1);
    return true;
  }

  double[] values() {
    return Arrays.copyOf(losses, length);
  }
}
