package dev.assay.grading.expr;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms with a positive denominator.
 *
 * @param top numerator, carries the sign
 * @param bottom denominator, above 0
 */
public record Rational(BigInteger top, BigInteger bottom) {

  private static final BigInteger FIVE = BigInteger.valueOf(5);
  private static final double BITS_OF_FIVE = 2.321928094887362;

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);

  public Rational {
    if (bottom.signum() == 0) {
      throw new Unreadable("division by zero");
    }
    bounded(top, bottom);
    if (!bottom.equals(BigInteger.ONE)) {
      BigInteger divisor = top.gcd(bottom);
      if (bottom.signum() < 0) {
        divisor = divisor.negate();
      }
      if (!divisor.equals(BigInteger.ONE)) {
        top = top.divide(divisor);
        bottom = bottom.divide(divisor);
      }
    }
  }

  private static void bounded(BigInteger top, BigInteger bottom) {
    int large = Math.max(top.bitLength(), bottom.bitLength());
    int little = Math.min(top.bitLength(), bottom.bitLength());
    if (large > Limits.BITS || little > Limits.BOTH_BITS) {
      throw new GaveUp("a number of more than " + Limits.BITS + " bits");
    }
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public Rational plus(Rational other) {
    if (bottom.equals(other.bottom)) {
      return new Rational(top.add(other.top), bottom);
    }
    return new Rational(
        top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
  }

  public Rational times(Rational other) {
    return new Rational(top.multiply(other.top), bottom.multiply(other.bottom));
  }

  public Rational minus(Rational other) {
    return plus(other.negate());
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
    int fives = (int) (rest.bitLength() / BITS_OF_FIVE);
    return rest.equals(FIVE.pow(fives)) || rest.equals(FIVE.pow(fives + 1));
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
