package dev.assay.analysis.pack;

/**
 * Numbers as a whole number over a power of ten.
 *
 * <p>Both are exact doubles, and division rounds correctly, so the quotient is the very double that
 * the decimal text stands for: nothing is lost, which {@link #digits} makes sure of.
 */
final class Decimals {
  private Decimals() {}

  /** In place of a number of digits: the number is no short decimal. */
  static final int NONE = -1;

  /** Mantissas stay below this in size, so that their differences are whole numbers of 32 bits. */
  private static final double LARGEST = 1e9;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  /** The digits behind the point that write {@code value} exactly, 0 to 9, or {@link #NONE}. */
  static int digits(double value) {
    return digits(value, 0);
  }

  /** The digits that write every one of {@code values} exactly. */
  @SuppressWarnings("ArrayParameter")
  static int digits(double[] values) {
    int digits = 0;
    double largest = 0;
    for (int i = 0; i < values.length && digits != NONE; i++) {
      digits = digits(values[i], digits);
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return digits != NONE && largest * POWERS[digits] < LARGEST ? digits : NONE;
  }

  private static int digits(double value, int least) {
    for (int digits = least; digits < POWERS.length; digits++) {
      double scaled = value * POWERS[digits];
      if (!(Math.abs(scaled) < LARGEST)) {
        return NONE; // also what is not a number
      }
      if (same(value((int) Math.rint(scaled), digits), value)) {
        return digits;
      }
    }
    return NONE;
  }

  /** The whole number in front of the power of ten; {@code digits} is what {@link #digits} said. */
  static int mantissa(double value, int digits) {
    return (int) Math.rint(value * POWERS[digits]);
  }

  static double value(int mantissa, int digits) {
    return mantissa / POWERS[digits];
  }

  /** Tells 0.0 from -0.0. */
  private static boolean same(double one, double other) {
    return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
  }
}
