package dev.assay.analysis.report;

/**
 * Makes characters visible that would steer a terminal or a reader's eye: control characters,
 * direction overrides, lone surrogates. Names come from files that anyone may have written.
 */
public final class Visible {
  private Visible() {}

  /** The text on one line: line feed becomes {@code \n}, escape becomes {@code \x1b}, and so on. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** The same, but line feed, carriage return and tab stay as they are. */
  public static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepBreaks) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
          if (keepBreaks && lineBreak || !isHidden(c)) {
            out.appendCodePoint(c);
          } else {
            out.append(escaped(c));
          }
        });
    return out.toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    };
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c < 0x100 ? "\\x" + hex(c, 2) : "\\u" + hex(c, 4);
    };
  }

  private static String hex(int c, int digits) {
    String text = Integer.toHexString(c);
    return "0".repeat(digits - text.length()) + text;
  }
}
