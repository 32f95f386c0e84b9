package dev.assay.grading.number;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Unreadable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A complex number to many digits. Every operation takes the context that it rounds to. */
public record Big(BigDecimal re, BigDecimal im) {
  private static final BigDecimal LARGE = BigDecimal.valueOf(50_000);
  private static final int WIDE = 30;
  public static final Big ZERO = real(BigDecimal.ZERO);
  public static final Big ONE = real(BigDecimal.ONE);
  public static final Big I = new Big(BigDecimal.ZERO, BigDecimal.ONE);

  public static Big real(BigDecimal value) {
    return new Big(value, BigDecimal.ZERO);
  }

  public boolean isReal() {
    return im.signum() == 0;
  }

  public boolean isZero() {
    return re.signum() == 0 && im.signum() == 0;
  }

  public Big plus(Big b, MathContext c) {
    return new Big(re.add(b.re, c), im.add(b.im, c));
  }

  public Big minus(Big b, MathContext c) {
    return new Big(re.subtract(b.re, c), im.subtract(b.im, c));
  }

  public Big times(Big b, MathContext c) {
    if (isReal() && b.isReal()) {
      return real(re.multiply(b.re, c));
    }
    return new Big(
        re.multiply(b.re).subtract(im.multiply(b.im), c),
        re.multiply(b.im).add(im.multiply(b.re), c));
  }

  public Big over(Big b, MathContext c) {
    if (b.isZero()) {
      throw new Unreadable("division by zero");
    }
    if (isReal() && b.isReal()) {
      return real(re.divide(b.re, c));
    }
    BigDecimal size = b.re.multiply(b.re).add(b.im.multiply(b.im), c);
    Big top = times(new Big(b.re, b.im.negate()), c);
    return new Big(top.re.divide(size, c), top.im.divide(size, c));
  }

  /** Distance from zero. */
  public BigDecimal abs(MathContext c) {
    return isReal() ? re.abs() : re.multiply(re).add(im.multiply(im)).sqrt(c);
  }

  public Big ln(MathContext c) {
    if (isZero()) {
      throw new Unreadable("the logarithm of zero");
    }
    return new Big(Elementary.ln(abs(c), c), Elementary.atan2(im, re, c));
  }

  public Big exp(MathContext c) {
    bounded(re, LARGE);
    BigDecimal size = Elementary.exp(re, c);
    return isReal()
        ? real(size)
        : new Big(size.multiply(cos(im, c), c), size.multiply(sin(im, c), c));
  }

  /** The principal value. */
  public Big pow(Big e, MathContext c) {
    if (isZero()) {
      if (e.re.signum() <= 0) {
        throw new Unreadable("zero to the power of nothing above zero");
      }
      return ZERO;
    }
    if (e.isReal() && e.re.signum() == 0) {
      return ONE;
    }
    if (e.isReal() && e.re.compareTo(new BigDecimal("0.5")) == 0 && isReal() && re.signum() > 0) {
      return real(re.sqrt(c));
    }
    if (e.isReal() && isSmallWhole(e.re)) {
      return power(e.re.intValueExact(), c);
    }
    return ln(wider(c)).times(e, wider(c)).exp(c);
  }

  private static MathContext wider(MathContext c) {
    return new MathContext(c.getPrecision() + 8, RoundingMode.HALF_EVEN);
  }

  private static boolean isSmallWhole(BigDecimal value) {
    return value.abs().compareTo(BigDecimal.valueOf(100_000)) <= 0
        && value.stripTrailingZeros().scale() <= 0;
  }

  private Big power(int exponent, MathContext c) {
    MathContext wide = wider(c);
    Big square = this;
    Big product = ONE;
    for (int left = Math.abs(exponent); left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        product = product.times(square, wide);
      }
      square = square.times(square, wide);
      bounded(square.re.abs(), new BigDecimal("1e100000000"));
    }
    return exponent < 0 ? ONE.over(product, c) : product;
  }

  /** The sine of a real number. */
  public static BigDecimal sin(BigDecimal x, MathContext c) {
    bounded(x, BigDecimal.TEN.pow(WIDE));
    return Elementary.sin(x, c);
  }

  /** The cosine of a real number. */
  public static BigDecimal cos(BigDecimal x, MathContext c) {
    bounded(x, BigDecimal.TEN.pow(WIDE));
    return Elementary.cos(x, c);
  }

  private static void bounded(BigDecimal value, BigDecimal most) {
    if (value.abs().compareTo(most) > 0) {
      throw new GaveUp("a number too large to compute with");
    }
  }
}
