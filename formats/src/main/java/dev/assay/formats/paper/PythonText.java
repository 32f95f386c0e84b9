package dev.assay.formats.paper;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values as Python prints them, since notes and tags were made by Python. */
final class PythonText {
  private PythonText() {}

  /** As {@code str(value)}: {@code 0.01}, {@code 1e-08}, {@code 1000000.0}, {@code None}. */
  static String of(@Nullable JsonNode node) {
    if (node == null || node.isNull() || node.isMissingNode()) {
      return "None";
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? "True" : "False";
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() ? node.asString() : of(node.doubleValue());
    }
    if (node.isArray()) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < Math.min(node.size(), 64); i++) {
        JsonNode item = node.get(i);
        items.add(item.isValueNode() ? of(item) : "…");
      }
      return items.toString();
    }
    return "{…}";
  }

  /** As {@code repr(float)}: shortest digits, exponent below 1e-4 and from 1e16. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    String java = Double.toString(Math.abs(value));
    int e = java.indexOf('E');
    String mantissa = e < 0 ? java : java.substring(0, e);
    int exponent = e < 0 ? 0 : Integer.parseInt(java, e + 1, java.length(), 10);
    int point = mantissa.indexOf('.');
    String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int scale = point + exponent;
    int lead = 0;
    while (digits.charAt(lead) == '0' && lead < digits.length() - 1) {
      lead++;
    }
    digits = digits.substring(lead);
    scale -= lead;
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    digits = digits.substring(0, end);
    return (value < 0 ? "-" : "") + placed(digits, scale);
  }

  /**
   * Places the decimal point.
   *
   * @param scale the value is 0.digits times ten to this power
   */
  private static String placed(String digits, int scale) {
    int exponent = scale - 1;
    if (exponent < -4 || exponent >= 16) {
      String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
      int size = Math.abs(exponent);
      return digits.charAt(0)
          + rest
          + (exponent < 0 ? "e-" : "e+")
          + (size < 10 ? "0" : "")
          + size;
    }
    if (scale <= 0) {
      return "0." + "0".repeat(-scale) + digits;
    }
    return digits.length() <= scale
        ? digits + "0".repeat(scale - digits.length()) + ".0"
        : digits.substring(0, scale) + "." + digits.substring(scale);
  }
}
