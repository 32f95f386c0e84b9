package dev.assay.grading.equal;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;

/** Counts operations, so that a verdict depends on no clock. For one comparison and one thread. */
final class Budget {
  private int left = Limits.OPERATIONS;

  void spend(int operations) {
    left -= operations;
    if (left < 0) {
      throw new GaveUp("more than " + Limits.OPERATIONS + " operations");
    }
  }
}
