package dev.assay.analysis.question.where;

/**
 * Patterns with {@code %} (any run of characters) and {@code _} (one character); a backslash makes
 * the next character plain. Time is at most length of text times length of pattern.
 */
final class Wildcards {
  private Wildcards() {}

  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int lastPercent = -1;
    int resume = 0;
    while (t < text.length()) {
      int width = p < pattern.length() ? width(pattern, p) : 0;
      if (width == 1 && pattern.charAt(p) == '%') {
        lastPercent = p++;
        resume = t;
      } else if (width > 0 && one(pattern, p, width, text.charAt(t))) {
        p += width;
        t++;
      } else if (lastPercent >= 0) {
        p = lastPercent + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '%') {
      p++;
    }
    return p == pattern.length();
  }

  private static int width(String pattern, int p) {
    return pattern.charAt(p) == '\\' && p + 1 < pattern.length() ? 2 : 1;
  }

  private static boolean one(String pattern, int p, int width, char c) {
    char wanted = pattern.charAt(p + width - 1);
    return wanted == c || (width == 1 && wanted == '_');
  }
}
