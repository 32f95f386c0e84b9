package dev.assay.grading.expr;

/** Counts operations, so that a verdict depends on no clock. For one comparison and one thread. */
public final class Budget {
  private int left = Limits.OPERATIONS;

  /**
   * Takes from what is left.
   *
   * @throws GaveUp when nothing is left
   */
  public void spend(int operations) {
    left -= operations;
    if (left < 0) {
      throw new GaveUp("more than " + Limits.OPERATIONS + " operations");
    }
  }

  /** Takes what it cost to compute a fraction: its bits, and those of a common divisor. */
  public void spendFor(Rational value) {
    int top = value.top().bitLength();
    int bottom = value.bottom().bitLength();
    spend(1 + (top + bottom) / 128 + (int) ((long) top * bottom / 12_000));
  }

  /**
   * Takes what it costs to add fractions, whose common denominator is as long as both of theirs.
   */
  public void spendForSum(Rational a, Rational b) {
    if (!a.bottom().equals(b.bottom())) {
      long bits = (long) a.bottom().bitLength() + b.bottom().bitLength();
      spend(1 + (int) (bits * bits / 12_000));
    }
  }

  /** Operations left. */
  public int left() {
    return left;
  }
}
