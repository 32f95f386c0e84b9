package dev.assay.grading.equal;

/** A complex number of two doubles. */
record Complex(double re, double im) {
  static final Complex ONE = new Complex(1, 0);

  Complex plus(Complex b) {
    return new Complex(re + b.re, im + b.im);
  }

  Complex times(Complex b) {
    return new Complex(re * b.re - im * b.im, re * b.im + im * b.re);
  }

  Complex over(Complex b) {
    double size = b.re * b.re + b.im * b.im;
    return new Complex((re * b.re + im * b.im) / size, (im * b.re - re * b.im) / size);
  }

  double abs() {
    return Math.hypot(re, im);
  }

  Complex log() {
    return new Complex(StrictMath.log(abs()), StrictMath.atan2(im, re));
  }

  Complex exp() {
    double size = StrictMath.exp(re);
    return im == 0
        ? new Complex(size, 0)
        : new Complex(size * StrictMath.cos(im), size * StrictMath.sin(im));
  }

  Complex pow(Complex e) {
    if (re == 0 && im == 0) {
      return e.re > 0 ? new Complex(0, 0) : new Complex(Double.NaN, 0);
    }
    if (e.im == 0 && e.re == Math.rint(e.re) && Math.abs(e.re) <= 64) {
      Complex product = ONE;
      for (int i = 0; i < Math.abs(e.re); i++) {
        product = product.times(this);
      }
      return e.re < 0 ? ONE.over(product) : product;
    }
    if (im == 0 && re > 0 && e.im == 0) {
      return new Complex(StrictMath.pow(re, e.re), 0);
    }
    return log().times(e).exp();
  }

  boolean isFinite() {
    return Double.isFinite(re) && Double.isFinite(im);
  }
}
