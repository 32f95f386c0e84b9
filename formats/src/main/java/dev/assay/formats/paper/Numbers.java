package dev.assay.formats.paper;

/** Numbers in text, as Python writes them. */
final class Numbers {
  private Numbers() {}

  /** The number, infinite ones included; NaN for {@code nan} and for text that is none. */
  static double parse(String raw) {
    String text = raw.strip();
    int length = text.length();
    if (length == 0 || length > 40) {
      return Double.NaN;
    }
    switch (text.charAt(length - 1)) {
      // Java reads "1f", "1d" and hexadecimal numbers, Python does not.
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.' -> {
        if (text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
          return Double.NaN;
        }
      }
      default -> {
        return infinite(text);
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double infinite(String text) {
    boolean negative = text.charAt(0) == '-';
    String word = negative || text.charAt(0) == '+' ? text.substring(1) : text;
    return word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")
        ? negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
        : Double.NaN;
  }
}
