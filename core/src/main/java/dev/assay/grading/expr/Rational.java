package dev.assay.grading.expr;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms with a positive denominator.
 *
 * @param top numerator, carries the sign
 * @param bottom denominator, above 0
 */
public record Rational(BigInteger top, BigInteger bottom) {

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);

  public Rational {
    if (bottom.signum() == 0) {
      throw new Unreadable("division by zero");
    }
    BigInteger divisor = top.gcd(bottom);
    if (bottom.signum() < 0) {
      divisor = divisor.negate();
    }
    top = top.divide(divisor);
    bottom = bottom.divide(divisor);
    if (top.bitLength() > Limits.BITS || bottom.bitLength() > Limits.BITS) {
      throw new GaveUp("a number of more than " + Limits.BITS + " bits");
    }
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public Rational plus(Rational other) {
    return new Rational(
        top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
  }

  public Rational times(Rational other) {
    return new Rational(top.multiply(other.top), bottom.multiply(other.bottom));
  }

  public Rational minus(Rational other) {
    return plus(other.times(of(-1)));
  }

  public Rational inverse() {
    return new Rational(bottom, top);
  }

  public Rational negate() {
    return new Rational(top.negate(), bottom);
  }

  public Rational abs() {
    return top.signum() < 0 ? negate() : this;
  }

  public boolean isWhole() {
    return bottom.equals(BigInteger.ONE);
  }

  /** Whether its decimal expansion ends: no prime but 2 and 5 divides the denominator. */
  public boolean terminates() {
    BigInteger rest = bottom.shiftRight(bottom.getLowestSetBit());
    for (BigInteger five = BigInteger.valueOf(5); rest.mod(five).signum() == 0; ) {
      rest = rest.divide(five);
    }
    return rest.equals(BigInteger.ONE);
  }

  public double toDouble() {
    int shift = Math.max(0, Math.max(top.bitLength(), bottom.bitLength()) - 1000);
    return top.shiftRight(shift).doubleValue() / bottom.shiftRight(shift).doubleValue();
  }

  @Override
  public String toString() {
    return isWhole() ? top.toString() : top + "/" + bottom;
  }
}
