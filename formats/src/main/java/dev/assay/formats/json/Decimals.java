package dev.assay.formats.json;

/** Decimal fractions as the doubles nearest to them, quicker than {@link Double#parseDouble}. */
final class Decimals {
  /** Powers of ten that doubles hold exactly. */
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** The most digits after the point. */
  static final int MOST_PLACES = TEN.length - 1;

  /** Integers up to this are exact as doubles. */
  private static final long EXACT = 1L << 53;

  /** Cuts a double into halves of 26 bits. */
  private static final double HALVES = (1 << 27) + 1;

  /** More than the relative error of the second quotient, which is below 2^-51. */
  private static final double DOUBT = 0x1p-50;

  private Decimals() {}

  /**
   * The double nearest to {@code digits / 10^places}; NaN where it lies so near the middle of two
   * doubles that only exact arithmetic tells.
   *
   * <p>The quotient of doubles leaves a remainder that is a double too. Its own quotient says where
   * between two doubles the value lies.
   *
   * @param digits from 0 to 10^18
   * @param places from 0 to {@link #MOST_PLACES}
   */
  static double nearest(long digits, int places) {
    double ten = TEN[places];
    if (digits <= EXACT) {
      return digits / ten;
    }
    double high = digits;
    double low = digits - (long) high;
    double quotient = high / ten;
    double product = quotient * ten;
    double remainder = high - product - errorOfProduct(quotient, ten, product) + low;
    double rest = remainder / ten;
    double margin = Math.abs(rest) * DOUBT;
    double nearest = quotient + (rest - margin);
    return nearest == quotient + (rest + margin) ? nearest : Double.NaN;
  }

  /** {@code a b - product}, exactly (Dekker 1971); {@code Math.fma} is slow without hardware. */
  private static double errorOfProduct(double a, double b, double product) {
    double aHigh = HALVES * a - (HALVES * a - a);
    double aLow = a - aHigh;
    double bHigh = HALVES * b - (HALVES * b - b);
    double bLow = b - bHigh;
    return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
  }
}
