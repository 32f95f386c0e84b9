package dev.assay.grading.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Elementary functions of real numbers. Results are right to the digits of the context but for a
 * few units in the last place. Thread-safe.
 *
 * <p>Source: Brent and Zimmermann 2010, "Modern Computer Arithmetic", chapter 4: Taylor series
 * after halving the argument, Newton's iteration for inverse functions, Machin's formula for π.
 */
public final class Elementary {
  private static final int GUARD = 12;
  private static final int HALVINGS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final Map<Integer, BigDecimal> PI = new ConcurrentHashMap<>();

  private Elementary() {}

  /** π. */
  public static BigDecimal pi(MathContext context) {
    return PI.computeIfAbsent(
            context.getPrecision(),
            digits -> {
              MathContext wide = wider(digits + GUARD);
              BigDecimal sixteen = inverseTangent(5, wide).multiply(BigDecimal.valueOf(16));
              BigDecimal four = inverseTangent(239, wide).multiply(BigDecimal.valueOf(4));
              return sixteen.subtract(four);
            })
        .round(context);
  }

  /** The angle whose tangent is {@code 1/n}, for n of at least 2. */
  private static BigDecimal inverseTangent(int n, MathContext context) {
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), context);
    BigDecimal sum = power;
    for (int k = 1; power.precision() - power.scale() > -context.getPrecision() - 2; k++) {
      power = power.divide(square, context).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * k + 1), context), context);
    }
    return sum;
  }

  /** e to the power of {@code x}; x below 10⁵ in size. */
  public static BigDecimal exp(BigDecimal x, MathContext context) {
    BigDecimal size = x.abs();
    int halvings = HALVINGS;
    for (BigDecimal left = size; left.compareTo(BigDecimal.ONE) > 0; left = left.movePointLeft(1)) {
      halvings += 4;
    }
    MathContext wide = wider(context.getPrecision() + GUARD + halvings / 2);
    BigDecimal small = x.divide(new BigDecimal(BigInteger.ONE.shiftLeft(halvings)), wide);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; matters(term, wide); k++) {
      term = term.multiply(small, wide).divide(BigDecimal.valueOf(k), wide);
      sum = sum.add(term, wide);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, wide);
    }
    return sum.round(context);
  }

  /** The natural logarithm of {@code x}, which is above 0. */
  public static BigDecimal ln(BigDecimal x, MathContext context) {
    MathContext wide = wider(context.getPrecision() + GUARD);
    int shift = x.precision() - x.scale() - 1;
    BigDecimal reduced = x.movePointLeft(shift).round(wide);
    BigDecimal result = reducedLn(reduced, wide);
    if (shift != 0) {
      result =
          result.add(reducedLn(BigDecimal.TEN, wide).multiply(BigDecimal.valueOf(shift)), wide);
    }
    return result.round(context);
  }

  /** Halley's iteration, which trebles the digits, from the 16 of a double. */
  private static BigDecimal reducedLn(BigDecimal x, MathContext context) {
    BigDecimal y = BigDecimal.valueOf(StrictMath.log(x.doubleValue()));
    for (int digits = 15; digits < context.getPrecision(); digits *= 3) {
      BigDecimal e = exp(y, context);
      BigDecimal step = x.subtract(e).multiply(TWO).divide(x.add(e), context);
      y = y.add(step, context);
    }
    return y;
  }

  /** The sine of {@code x} in radians; x below 10³⁰ in size. */
  public static BigDecimal sin(BigDecimal x, MathContext context) {
    return sine(reduced(x, context), context);
  }

  /** The cosine of {@code x} in radians; x below 10³⁰ in size. */
  public static BigDecimal cos(BigDecimal x, MathContext context) {
    MathContext wide = wider(context.getPrecision() + GUARD);
    BigDecimal quarter = pi(wide).divide(TWO, wide);
    return sine(reduced(quarter.subtract(reduced(x, wide)), wide), context);
  }

  /** Less whole turns, so that what remains is at most half a turn. */
  private static BigDecimal reduced(BigDecimal x, MathContext context) {
    int before = Math.max(0, x.precision() - x.scale());
    MathContext wide = wider(context.getPrecision() + GUARD + before);
    BigDecimal turn = pi(wide).multiply(TWO);
    BigDecimal turns = x.divide(turn, wide).setScale(0, RoundingMode.HALF_EVEN);
    return x.subtract(turns.multiply(turn), wide);
  }

  /** By thirds: {@code sin 3a = 3 sin a - 4 sin³ a}. */
  private static BigDecimal sine(BigDecimal x, MathContext context) {
    int thirds = 6;
    MathContext wide = wider(context.getPrecision() + GUARD);
    BigDecimal small = x.divide(BigDecimal.valueOf(729), wide);
    BigDecimal square = small.multiply(small, wide);
    BigDecimal term = small;
    BigDecimal sum = small;
    for (int k = 1; matters(term, wide) && k < 200; k++) {
      BigDecimal divisor = BigDecimal.valueOf(2L * k * (2L * k + 1));
      term = term.multiply(square, wide).divide(divisor, wide).negate();
      sum = sum.add(term, wide);
    }
    for (int i = 0; i < thirds; i++) {
      BigDecimal cube = sum.multiply(sum, wide).multiply(sum, wide);
      sum =
          sum.multiply(BigDecimal.valueOf(3)).subtract(cube.multiply(BigDecimal.valueOf(4)), wide);
    }
    return sum.round(context);
  }

  /** The angle of the point {@code (x, y)}, in (-π, π]; 0 for the origin. */
  public static BigDecimal atan2(BigDecimal y, BigDecimal x, MathContext context) {
    if (y.signum() == 0) {
      return x.signum() < 0 ? pi(context) : BigDecimal.ZERO;
    }
    MathContext wide = wider(context.getPrecision() + GUARD);
    BigDecimal radius = x.multiply(x).add(y.multiply(y)).sqrt(wide);
    BigDecimal unitX = x.divide(radius, wide);
    BigDecimal unitY = y.divide(radius, wide);
    double guess = StrictMath.atan2(unitY.doubleValue(), unitX.doubleValue());
    BigDecimal angle = BigDecimal.valueOf(guess);
    for (int digits = 15; digits < context.getPrecision(); digits *= 3) {
      BigDecimal sine = sin(angle, wide);
      BigDecimal cosine = cos(angle, wide);
      // the sine of what is missing, which is the missing angle but for a sixth of its cube
      BigDecimal missing = unitY.multiply(cosine).subtract(unitX.multiply(sine), wide);
      angle = angle.add(missing, wide);
    }
    return angle.round(context);
  }

  private static boolean matters(BigDecimal term, MathContext context) {
    return term.signum() != 0 && term.precision() - term.scale() > -context.getPrecision() - 2;
  }

  private static MathContext wider(int digits) {
    return new MathContext(digits, RoundingMode.HALF_EVEN);
  }
}
