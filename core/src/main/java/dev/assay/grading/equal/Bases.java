package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import java.math.BigInteger;

/** Whole numbers written in another base. */
final class Bases {
  private Bases() {}

  static BigInteger value(Node.Call call) {
    if (call.arguments().getFirst() instanceof Node.Num digits
        && call.arguments().getLast() instanceof Node.Num base
        && digits.value().isWhole()
        && base.value().isWhole()
        && base.value().top().bitLength() <= 5) {
      int radix = base.value().top().intValue();
      try {
        return new BigInteger(digits.value().top().toString(), radix);
      } catch (NumberFormatException e) {
        throw new Unreadable("not a number in base " + radix);
      }
    }
    throw new Unreadable("a number in a base we cannot read");
  }
}
