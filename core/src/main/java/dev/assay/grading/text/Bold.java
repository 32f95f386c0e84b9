package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;

/** What is set in bold type. */
final class Bold {
  private static final int LONGEST = 80;

  private Bold() {}

  /** The last value in bold in a stretch of text: a number, or a choice. */
  static Extraction last(String text, int from, int stop) {
    int close = Scan.last(text, "**", from, stop - 2);
    while (close > from) {
      int open = Scan.last(text, "**", Math.max(from, close - LONGEST), close - 2);
      if (open < from) {
        return Extraction.NONE;
      }
      Extraction value = value(text, open + 2, close);
      if (value.found()) {
        return value;
      }
      close = Scan.last(text, "**", from, open - 1);
    }
    return Extraction.NONE;
  }

  /** The word or value in bold that begins at a place, or just behind its mark. */
  static Extraction at(String text, int at, int stop) {
    int start = at;
    if (text.startsWith("**", at)) {
      start += 2;
    } else if (!text.startsWith("**", at - 2)) {
      return Extraction.NONE;
    }
    int close = start;
    int most = Math.min(stop + 1, start + LONGEST);
    while (close < most && !text.startsWith("**", close)) {
      close++;
    }
    if (close >= most || close == start) {
      return Extraction.NONE;
    }
    String inside = text.substring(start, close).strip();
    return new Extraction(inside, start, close, Rule.ANCHOR);
  }

  private static Extraction value(String text, int start, int close) {
    int at = Scan.skip(text, start, close, "-(√.$ ");
    boolean option = Scan.isOption(text, at) && (at + 1 == close || text.charAt(at + 1) == ')');
    if (!Scan.isDigit(Scan.at(text, at)) && !option) {
      return Extraction.NONE;
    }
    int begin = Scan.skip(text, start, close, "$ ");
    int end = option ? close : Run.forward(text, begin, close);
    return end > at
        ? new Extraction(text.substring(begin, end), begin, end, Rule.NUMBER)
        : Extraction.NONE;
  }

  /** The text without the stars that make it bold; those between operands are a power. */
  static String removed(String text) {
    int at = text.indexOf("**");
    if (at < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int from = 0;
    boolean open = false;
    for (; at >= 0; at = text.indexOf("**", from)) {
      boolean operands = isOperand(text, at - 1) && opensOperand(text, at + 2);
      boolean last = text.indexOf("**", at + 2) < 0;
      boolean power = operands && !(open && last);
      open = power ? open : !open;
      out.append(text, from, power ? at + 2 : at);
      from = at + 2;
    }
    return out.append(text, from, text.length()).toString();
  }

  private static boolean isOperand(String text, int at) {
    char c = Scan.at(text, at);
    return Character.isLetterOrDigit(c) || c == ')' || c == '}' || c == ']';
  }

  private static boolean opensOperand(String text, int at) {
    char c = Scan.at(text, at);
    return Character.isLetterOrDigit(c) || "({-".indexOf(c) >= 0;
  }
}
