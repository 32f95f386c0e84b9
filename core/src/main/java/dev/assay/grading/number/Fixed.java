package dev.assay.grading.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers with a fixed count of bits behind the point, as whole numbers: {@code v} stands for
 * {@code v / 2^bits}. Thread-safe.
 */
final class Fixed {
  /** Halvings of the argument of {@link #exp}; each saves terms and costs a square. */
  private static final int HALVINGS = 10;

  private static final Map<Integer, BigInteger> PI = new ConcurrentHashMap<>();
  private static final Map<Integer, BigInteger> E = new ConcurrentHashMap<>();
  private static final Map<Integer, BigInteger> LN10 = new ConcurrentHashMap<>();

  private Fixed() {}

  static BigInteger of(BigDecimal x, int bits) {
    if ((x.precision() - (long) x.scale()) * 3 < -bits) {
      return BigInteger.ZERO; // and no power of ten as long as its scale
    }
    BigInteger top = x.unscaledValue().shiftLeft(bits);
    return x.scale() >= 0
        ? top.divide(BigInteger.TEN.pow(x.scale()))
        : top.multiply(BigInteger.TEN.pow(-x.scale()));
  }

  static BigDecimal decimal(BigInteger value, int bits, MathContext context) {
    return new BigDecimal(value).divide(new BigDecimal(BigInteger.ONE.shiftLeft(bits)), context);
  }

  /** The whole number nearest to a quotient. */
  static BigInteger nearest(BigInteger top, BigInteger bottom) {
    BigInteger twice = top.shiftLeft(1).add(bottom);
    BigInteger[] parts = twice.divideAndRemainder(bottom.shiftLeft(1));
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** By Machin's formula: {@code 16 atan(1/5) - 4 atan(1/239)}. */
  static BigInteger pi(int bits) {
    return PI.computeIfAbsent(
        bits,
        b -> {
          BigInteger sixteen = inverse(5, b + 16, true).shiftLeft(4);
          return sixteen.subtract(inverse(239, b + 16, true).shiftLeft(2)).shiftRight(16);
        });
  }

  static BigInteger e(int bits) {
    return E.computeIfAbsent(
        bits, b -> exp(BigInteger.ONE.shiftLeft(b + 16), b + 16).shiftRight(16));
  }

  /** By {@code ln 10 = 46 atanh(1/31) + 34 atanh(1/49) + 20 atanh(1/161)}. */
  static BigInteger ln10(int bits) {
    return LN10.computeIfAbsent(
        bits,
        b -> {
          BigInteger sum = inverse(31, b + 16, false).multiply(BigInteger.valueOf(46));
          sum = sum.add(inverse(49, b + 16, false).multiply(BigInteger.valueOf(34)));
          sum = sum.add(inverse(161, b + 16, false).multiply(BigInteger.valueOf(20)));
          return sum.shiftRight(16);
        });
  }

  /** The inverse tangent of {@code 1/n}, or its inverse hyperbolic tangent. */
  private static BigInteger inverse(int n, int bits, boolean circular) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
    BigInteger sum = power;
    for (int k = 3; power.signum() != 0; k += 2) {
      power = power.divide(square);
      BigInteger term = power.divide(BigInteger.valueOf(k));
      sum = circular && k % 4 == 3 ? sum.subtract(term) : sum.add(term);
    }
    return sum;
  }

  /** e to the power of a number below 10 in size. */
  static BigInteger exp(BigInteger x, int bits) {
    int wide = bits + 2 * HALVINGS;
    BigInteger small = x.shiftLeft(HALVINGS); // 2 · HALVINGS more bits, HALVINGS times halved
    BigInteger one = BigInteger.ONE.shiftLeft(wide);
    BigInteger sum = one.add(small);
    BigInteger term = small;
    for (int k = 2; term.signum() != 0 && term.bitLength() > 1; k++) {
      term = term.multiply(small).shiftRight(wide).divide(BigInteger.valueOf(k));
      sum = sum.add(term);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum).shiftRight(wide);
    }
    return sum.shiftRight(wide - bits);
  }

  /** The sine of an angle of at most an eighth of a turn. */
  static BigInteger sin(BigInteger x, int bits) {
    return series(x, x, 2, bits);
  }

  /** The cosine of an angle of at most an eighth of a turn. */
  static BigInteger cos(BigInteger x, int bits) {
    return series(x, BigInteger.ONE.shiftLeft(bits), 1, bits);
  }

  private static BigInteger series(BigInteger x, BigInteger first, int from, int bits) {
    BigInteger square = x.multiply(x).shiftRight(bits);
    BigInteger term = first;
    BigInteger sum = first;
    for (int k = from; term.bitLength() > 1; k += 2) {
      BigInteger divisor = BigInteger.valueOf((long) k * (k + 1));
      term = term.multiply(square).shiftRight(bits).divide(divisor).negate();
      sum = sum.add(term);
    }
    return sum;
  }
}
