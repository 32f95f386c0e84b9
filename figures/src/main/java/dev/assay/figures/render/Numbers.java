package dev.assay.figures.render;

/** Writes coordinates: at most two decimals, no exponent, no trailing zeros. */
final class Numbers {
  private Numbers() {}

  static StringBuilder append(StringBuilder out, double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) {
      out.append('-');
      hundredths = -hundredths;
    }
    out.append(hundredths / 100);
    int rest = (int) (hundredths % 100);
    if (rest != 0) {
      out.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 != 0) {
        out.append((char) ('0' + rest % 10));
      }
    }
    return out;
  }
}
