package dev.assay.grading.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions of real numbers. Results are right to the digits of the context but for a
 * few units in the last place, those of sine and cosine next to a zero to that many decimals.
 * Thread-safe.
 *
 * <p>Source: Brent and Zimmermann 2010, "Modern Computer Arithmetic", chapter 4: Taylor series of
 * reduced arguments, Newton's iteration for inverse functions.
 */
public final class Elementary {
  /** Bits beyond those that the digits need. */
  private static final int GUARD = 48;

  /** Bits that are added at most for the sake of results next to zero. */
  private static final int MOST = 512;

  private Elementary() {}

  /** π. */
  public static BigDecimal pi(MathContext context) {
    int bits = bits(context, 0);
    return Fixed.decimal(Fixed.pi(bits), bits, context);
  }

  /** e. */
  public static BigDecimal e(MathContext context) {
    int bits = bits(context, 0);
    return Fixed.decimal(Fixed.e(bits), bits, context);
  }

  /** e to the power of {@code x}; x below 10⁵ in size. */
  public static BigDecimal exp(BigDecimal x, MathContext context) {
    int bits = bits(context, 20);
    BigInteger value = Fixed.of(x, bits);
    BigInteger tens = Fixed.nearest(value, Fixed.ln10(bits));
    BigInteger rest = value.subtract(tens.multiply(Fixed.ln10(bits)));
    return Fixed.decimal(Fixed.exp(rest, bits), bits, context)
        .scaleByPowerOfTen(tens.intValueExact());
  }

  /** The natural logarithm of {@code x}, which is above 0. */
  public static BigDecimal ln(BigDecimal x, MathContext context) {
    int tens = x.precision() - x.scale() - 1;
    BigDecimal one = x.scaleByPowerOfTen(-tens); // in [1, 10)
    int bits = bits(context, tens == 0 ? zeros(one.subtract(BigDecimal.ONE)) : 0);
    BigInteger value = Fixed.of(one, bits);
    BigInteger y = Fixed.of(new BigDecimal(StrictMath.log(one.doubleValue())), bits);
    for (int known = 48; known < bits; known *= 3) {
      // Halley's iteration, which trebles the digits
      BigInteger e = Fixed.exp(y, bits);
      BigInteger step = value.subtract(e).shiftLeft(bits + 1).divide(value.add(e));
      y = y.add(step);
    }
    BigInteger whole = Fixed.ln10(bits).multiply(BigInteger.valueOf(tens));
    return Fixed.decimal(y.add(whole), bits, context);
  }

  /** The sine of {@code x} in radians; x below 10³⁰ in size. */
  public static BigDecimal sin(BigDecimal x, MathContext context) {
    return turned(x, 0, context);
  }

  /** The cosine of {@code x} in radians; x below 10³⁰ in size. */
  public static BigDecimal cos(BigDecimal x, MathContext context) {
    return turned(x, 1, context);
  }

  /** The sine of {@code x} and so many quarters of a turn. */
  private static BigDecimal turned(BigDecimal x, int quarters, MathContext context) {
    if (quarters == 0 && isTiny(x, context)) {
      return x.round(context);
    }
    int size = Math.max(0, x.precision() - x.scale());
    int bits = bits(context, quarters == 0 && size == 0 ? zeros(x) : size * 4);
    BigInteger value = Fixed.of(x, bits);
    BigInteger quarter = Fixed.pi(bits).shiftRight(1);
    BigInteger turns = Fixed.nearest(value, quarter);
    BigInteger rest = value.subtract(turns.multiply(quarter));
    int phase = turns.add(BigInteger.valueOf(quarters)).mod(BigInteger.valueOf(4)).intValue();
    BigInteger result = phase % 2 == 0 ? Fixed.sin(rest, bits) : Fixed.cos(rest, bits);
    return Fixed.decimal(phase >= 2 ? result.negate() : result, bits, context);
  }

  /** The angle of the point {@code (x, y)}, in (-π, π]; 0 for the origin. */
  public static BigDecimal atan2(BigDecimal y, BigDecimal x, MathContext context) {
    if (y.signum() == 0) {
      return x.signum() < 0 ? pi(context) : BigDecimal.ZERO;
    }
    MathContext wide = new MathContext(context.getPrecision() + 12, RoundingMode.HALF_EVEN);
    BigDecimal radius = x.multiply(x).add(y.multiply(y)).sqrt(wide);
    BigDecimal high = y.divide(radius, wide);
    if (x.signum() > 0 && isTiny(high, context)) {
      return high.round(context);
    }
    int bits = bits(context, x.signum() > 0 ? zeros(high) : 0);
    BigInteger unitX = Fixed.of(x.divide(radius, wide), bits);
    BigInteger unitY = Fixed.of(high, bits);
    double guess = StrictMath.atan2(high.doubleValue(), x.divide(radius, wide).doubleValue());
    BigInteger angle = Fixed.of(new BigDecimal(guess), bits);
    for (int known = 48; known < bits; known *= 3) {
      // the sine of what is missing, which is the missing angle but for a sixth of its cube
      BigInteger sine = unitY.multiply(cos(angle, bits)).subtract(unitX.multiply(sin(angle, bits)));
      angle = angle.add(sine.shiftRight(bits));
    }
    return Fixed.decimal(angle, bits, context);
  }

  private static BigInteger sin(BigInteger angle, int bits) {
    return turned(angle, 0, bits);
  }

  private static BigInteger cos(BigInteger angle, int bits) {
    return turned(angle, 1, bits);
  }

  private static BigInteger turned(BigInteger angle, int quarters, int bits) {
    BigInteger quarter = Fixed.pi(bits).shiftRight(1);
    BigInteger turns = Fixed.nearest(angle, quarter);
    BigInteger rest = angle.subtract(turns.multiply(quarter));
    int phase = turns.add(BigInteger.valueOf(quarters)).mod(BigInteger.valueOf(4)).intValue();
    BigInteger result = phase % 2 == 0 ? Fixed.sin(rest, bits) : Fixed.cos(rest, bits);
    return phase >= 2 ? result.negate() : result;
  }

  /** Whether a number is its own sine, to so many digits: the next term is its cube. */
  private static boolean isTiny(BigDecimal x, MathContext context) {
    return x.signum() == 0 || 2L * (x.scale() - x.precision()) > context.getPrecision();
  }

  /** Bits to compute with; few different ones, since constants are kept for each. */
  private static int bits(MathContext context, int more) {
    int least = context.getPrecision() * 10 / 3 + GUARD + Math.min(more, MOST);
    return (least + 63) / 64 * 64;
  }

  /** Leading zeros behind the point, in bits. */
  private static int zeros(BigDecimal x) {
    return x.signum() == 0 ? 0 : Math.max(0, (x.scale() - x.precision()) * 10 / 3 + 4);
  }
}
