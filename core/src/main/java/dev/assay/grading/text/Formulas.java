package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;

/** Finds formulas in dollars and brackets. */
final class Formulas {
  private static final int LONGEST = 4_000;
  private static final String[][] MARKS = {
    {"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}
  };

  private Formulas() {}

  /** The last formula that ends before {@code until}; a dollar before a digit does not end one. */
  static Extraction last(String text, int from, int until) {
    Extraction last = Extraction.NONE;
    for (String[] marks : MARKS) {
      Extraction one = last(text, from, until, marks);
      boolean inside = one.found() && last.found() && one.end() >= last.start() - 2;
      if (one.found() && (!last.found() || (one.end() > last.end() + 1 && !inside))) {
        last = one;
      } else if (one.found() && one.end() > last.end() + 2) {
        last = one;
      }
    }
    return last;
  }

  private static Extraction last(String text, int from, int until, String[] marks) {
    int close = until;
    for (int tries = 0; tries < 20; tries++) {
      close = Scan.last(text, marks[1], from, close - 1);
      int open = close <= from ? -1 : Scan.last(text, marks[0], from, close - 1);
      if (open < from) {
        return Extraction.NONE;
      }
      int start = open + marks[0].length();
      boolean amount = marks[0].equals("$") && isDigit(text, close + 1);
      if (!amount && start < close && close - start < LONGEST && isFormula(text, start, close)) {
        return new Extraction(text.substring(start, close), start, close, Rule.FORMULA);
      }
      close = open + (marks[0].equals("$") ? 1 : 0);
    }
    return Extraction.NONE;
  }

  /** The first formula that begins in a stretch of text. */
  static Extraction first(String text, int from, int end) {
    Extraction first = Extraction.NONE;
    for (String[] marks : MARKS) {
      int open = indexOf(text, marks[0], from, end);
      int start = open + marks[0].length();
      int close = open < 0 ? -1 : indexOf(text, marks[1], start, start + LONGEST);
      if (close > start && (!first.found() || start < first.start())) {
        first = new Extraction(text.substring(start, close), start, close, Rule.ANCHOR);
      }
    }
    return first;
  }

  private static int indexOf(String text, String mark, int from, int end) {
    for (int i = from; i < Math.min(end, text.length()); i++) {
      if (text.charAt(i) == mark.charAt(0) && text.startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** What stands between two dollars may be prose: then the dollars belong to two formulas. */
  private static boolean isFormula(String text, int start, int close) {
    int words = 0;
    int letters = 0;
    boolean blank = true;
    for (int i = start; i < close; i++) {
      char c = text.charAt(i);
      blank &= Character.isWhitespace(c);
      if (c == '\\' || c == '{') {
        return true;
      }
      letters = Character.isLetter(c) ? letters + 1 : 0;
      words += letters == 3 ? 1 : 0;
    }
    return !blank && words < 2;
  }
}
