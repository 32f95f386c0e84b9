package dev.assay.analysis.report;

/**
 * How many terminal cells a text takes, near enough: combining marks 0, East Asian wide and emoji
 * 2.
 */
final class TextWidth {
  private TextWidth() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += of(c);
      i += Character.charCount(c);
    }
    return width;
  }

  private static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1FAFF
        || c >= 0x20000 && c <= 0x3FFFD;
  }

  /**
   * Shortens from the middle, so that both the experiment and the step of a name stay visible.
   *
   * @param width cells to fit in, at least 3
   */
  static String shorten(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    int tail = (width - 1) / 2;
    int head = width - 1 - tail;
    return fromStart(text, head) + "…" + fromEnd(text, tail);
  }

  private static String fromStart(String text, int width) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (used + of(c) > width) {
        break;
      }
      used += of(c);
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  private static String fromEnd(String text, int width) {
    int used = 0;
    int start = text.length();
    while (start > 0) {
      int c = text.codePointBefore(start);
      if (used + of(c) > width) {
        break;
      }
      used += of(c);
      start -= Character.charCount(c);
    }
    return text.substring(start);
  }
}
