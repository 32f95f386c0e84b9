package dev.assay.grading.algebra;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import java.util.Optional;

/**
 * One sum of products over another, not always in lowest terms. Two of equal {@link #toString} are
 * equal wherever both have a value.
 */
public final class Quotient {
  static final Quotient ONE = new Quotient(Poly.ONE, Poly.ONE);
  private static final int POWER = 24;

  private final Poly top;
  private final Poly bottom;

  private Quotient(Poly top, Poly bottom) {
    this.top = top;
    this.bottom = bottom;
  }

  static Quotient of(Poly top) {
    return new Quotient(top, Poly.ONE);
  }

  private static Quotient of(Poly top, Poly bottom, Budget budget) {
    if (bottom.isZero()) {
      throw new Unreadable("division by zero");
    }
    if (bottom.isMonomial()) {
      return new Quotient(top.times(bottom.inverse(), budget), Poly.ONE);
    }
    Optional<Poly> conjugate = bottom.conjugate();
    if (conjugate.isPresent()) {
      Poly below = bottom.times(conjugate.get(), budget);
      if (below.isMonomial()) {
        return of(top.times(conjugate.get(), budget), below, budget);
      }
    }
    Optional<Rational> ratio = top.ratio(bottom);
    if (ratio.isPresent()) {
      return of(Poly.constant(ratio.get()));
    }
    Rational scale = bottom.leading().inverse();
    return new Quotient(top.times(scale, budget), bottom.times(scale, budget));
  }

  Quotient plus(Quotient other, Budget budget) {
    if (bottom.equals(other.bottom)) {
      return of(top.plus(other.top, budget), bottom, budget);
    }
    Poly left = top.times(other.bottom, budget);
    Poly right = other.top.times(bottom, budget);
    return of(left.plus(right, budget), bottom.times(other.bottom, budget), budget);
  }

  Quotient times(Quotient other, Budget budget) {
    return of(top.times(other.top, budget), bottom.times(other.bottom, budget), budget);
  }

  Quotient inverse(Budget budget) {
    return of(bottom, top, budget);
  }

  /** A whole power; empty when it would be too long. */
  Optional<Quotient> pow(Rational whole, Budget budget) {
    if (bottom.isMonomial() && top.isMonomial()) {
      return monomialPower(whole);
    }
    if (whole.top().bitLength() > 8 || Math.abs(whole.top().intValue()) > POWER) {
      return Optional.empty();
    }
    int times = whole.top().intValue();
    Quotient base = times < 0 ? inverse(budget) : this;
    Quotient product = ONE;
    for (int i = 0; i < Math.abs(times); i++) {
      product = product.times(base, budget);
    }
    return Optional.of(product);
  }

  private Optional<Quotient> monomialPower(Rational whole) {
    var only = top.terms().entrySet().iterator().next();
    Rational coefficient = Poly.power(only.getValue(), whole);
    return Optional.of(of(Poly.of(only.getKey().pow(whole), coefficient)));
  }

  /** Its numerator, cleared of letters and functions below a line: 0 where this is 0. */
  public Quotient cleared(Budget budget) {
    return of(top.times(top.below(), budget));
  }

  /** Its value if it is a fraction of whole numbers; empty else. */
  public Optional<Rational> number() {
    return bottom.equals(Poly.ONE) ? top.number() : Optional.empty();
  }

  /** Whether it is made of letters alone: then it is the same as another such, or differs. */
  public boolean isOfLetters() {
    return top.isOfLetters() && bottom.isOfLetters();
  }

  boolean isZero() {
    return top.isZero();
  }

  /** Whether both are the same, wherever both have a value. */
  public boolean same(Quotient other, Budget budget) {
    return bottom.equals(other.bottom)
        ? top.equals(other.top)
        : top.times(other.bottom, budget).equals(other.top.times(bottom, budget));
  }

  /** The number c, not 0, with {@code this = c · other}; empty if there is none. */
  public Optional<Rational> ratio(Quotient other, Budget budget) {
    return bottom.equals(other.bottom)
        ? top.ratio(other.top)
        : top.times(other.bottom, budget).ratio(other.top.times(bottom, budget));
  }

  /** Whether a letter, function or constant is in it. */
  public boolean isNumber() {
    return number().isPresent();
  }

  @Override
  public String toString() {
    return bottom.equals(Poly.ONE) ? top.toString() : "(" + top + ")/(" + bottom + ")";
  }
}
