package dev.assay.figures.layout;

import dev.assay.figures.Scale;

/**
 * Maps the values of an axis to shares of its length.
 *
 * @param low where it begins, in the units of the scale (logarithms on a logarithmic one)
 * @param high where it ends, over {@code low}
 */
record Axle(Scale scale, double low, double high) {
  private static final double LINEAR_PART = 0.5; // decades that the linear part of a symlog takes

  /** Values beyond this are taken for missing: their differences would be infinite. */
  static final double LARGEST = 1e150;

  /** The value in the units of the scale; NaN if it has no place. */
  static double units(Scale scale, double value) {
    if (!(Math.abs(value) < LARGEST)) {
      return Double.NaN;
    }
    return switch (scale) {
      case Scale.Linear linear -> value;
      case Scale.Category category -> value;
      case Scale.Log log -> value > 0 ? Math.log10(value) : Double.NaN;
      case Scale.SymLog symLog -> {
        double size = Math.abs(value) / symLog.linearTo();
        double place = size <= 1 ? size * LINEAR_PART : LINEAR_PART + Math.log10(size);
        yield Math.copySign(place, value);
      }
    };
  }

  /** Back from the units of the scale. */
  static double value(Scale scale, double units) {
    return switch (scale) {
      case Scale.Linear linear -> units;
      case Scale.Category category -> units;
      case Scale.Log log -> Math.pow(10, units);
      case Scale.SymLog symLog -> {
        double size = Math.abs(units);
        double value = size <= LINEAR_PART ? size / LINEAR_PART : Math.pow(10, size - LINEAR_PART);
        yield Math.copySign(value * symLog.linearTo(), units);
      }
    };
  }

  /** 0 at the beginning, 1 at the end, beyond for values outside; NaN if it has no place. */
  double share(double value) {
    return (units(scale, value) - low) / (high - low);
  }

  double lowValue() {
    return value(scale, low);
  }

  double highValue() {
    return value(scale, high);
  }

  boolean isNames() {
    return scale instanceof Scale.Category;
  }

  /** How many names it has; 0 if it is not one of names. */
  int names() {
    return scale instanceof Scale.Category category ? category.names().size() : 0;
  }
}
