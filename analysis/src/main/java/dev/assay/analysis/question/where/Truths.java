package dev.assay.analysis.question.where;

import java.util.BitSet;

/**
 * Where an expression holds and where it does not; positions in neither set are unknown, because a
 * value that it needs is missing (Kleene's three-valued logic, as in SQL).
 */
record Truths(BitSet yes, BitSet no) {

  Truths not() {
    return new Truths(no, yes);
  }

  Truths and(Truths other) {
    BitSet bothYes = copy(yes);
    bothYes.and(other.yes);
    BitSet anyNo = copy(no);
    anyNo.or(other.no);
    return new Truths(bothYes, anyNo);
  }

  Truths or(Truths other) {
    return not().and(other.not()).not();
  }

  private static BitSet copy(BitSet bits) {
    return (BitSet) bits.clone();
  }
}
