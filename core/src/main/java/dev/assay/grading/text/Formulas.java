package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;

/** Finds formulas in dollars and brackets. */
final class Formulas {
  private static final int LONGEST = 4_000;
  private static final int LISTED = 12;
  private static final String[][] MARKS = {
    {"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}
  };
  private static final String[] JOINING = {"and", "or", "和", "或", "与", "、"};

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
    int first = text.indexOf(marks[0], from);
    if (first < 0 || first >= until) {
      return Extraction.NONE; // sooner known than by searching backwards
    }
    int close = until;
    for (int tries = 0; tries < 20; tries++) {
      close = mark(text, marks[1], from, close - 1);
      int open = close <= from ? -1 : mark(text, marks[0], from, close - 1);
      if (open < from) {
        return Extraction.NONE;
      }
      int start = open + marks[0].length();
      boolean amount = marks[0].equals("$") && isAmount(text, start, close);
      if (!amount && start < close && close - start < LONGEST && isFormula(text, start, close)) {
        return new Extraction(text.substring(start, close), start, close, Rule.FORMULA);
      }
      close = open + (marks[0].equals("$") ? 1 : 0);
    }
    return Extraction.NONE;
  }

  /** The last place of a mark that is no escaped dollar. */
  private static int mark(String text, String mark, int from, int at) {
    int found = Scan.last(text, mark, from, at);
    while (found > from && mark.charAt(0) == '$' && escaped(text, found)) {
      found = Scan.last(text, mark, from, found - 1);
    }
    return found;
  }

  private static boolean escaped(String text, int at) {
    return Scan.at(text, at - 1) == '\\' && Scan.at(text, at - 2) != '\\';
  }

  /** The first formula that begins in a stretch of text. */
  static Extraction first(String text, int from, int end) {
    for (int i = from; i < Math.min(end, text.length()); i++) {
      char c = text.charAt(i);
      Extraction found = c == '$' || c == '\\' ? starting(text, i) : Extraction.NONE;
      if (found.found()) {
        return found;
      }
    }
    return Extraction.NONE;
  }

  /** The formula that begins at a place, with those that are one list with it. */
  static Extraction list(String text, int at, int stop) {
    Extraction first = starting(text, at);
    Extraction one = first;
    var all = new StringBuilder(first.text());
    int end = first.end();
    for (int count = 1; one.found() && count < LISTED; count++) {
      int next = joined(text, behind(text, one), Math.max(stop, one.end()));
      one = next < 0 ? Extraction.NONE : starting(text, next);
      if (one.found()) {
        all.append(',').append(one.text());
        end = one.end();
      }
    }
    if (end == first.end()) {
      return first;
    }
    int close = Scan.skip(text, end, text.length(), "$\\)]* ");
    boolean ended = close >= text.length() || ".!。．,;\n".indexOf(text.charAt(close)) >= 0;
    return ended ? new Extraction(all.toString(), first.start(), end, Rule.ANCHOR) : first;
  }

  /** The place behind the mark that closes a formula. */
  static int behind(String text, Extraction formula) {
    int end = formula.end();
    return end + (text.startsWith("$", end) && !text.startsWith("$$", end) ? 1 : 2);
  }

  /** The place behind a comma or a word that joins two formulas; -1 if there is none. */
  private static int joined(String text, int from, int stop) {
    int at = Scan.skip(text, from, stop, " *");
    int start = at;
    at = Scan.skip(text, at, stop, ",;，；、 *");
    for (String word : JOINING) {
      boolean letters = word.charAt(0) < 128;
      if (letters ? Scan.isWord(text, at, word) : text.startsWith(word, at)) {
        return Scan.skip(text, at + word.length(), stop, " *");
      }
    }
    return at > start ? at : -1;
  }

  /** The formula that begins at a place. */
  static Extraction starting(String text, int at) {
    if (Scan.at(text, at) == '$' && escaped(text, at)) {
      return Extraction.NONE;
    }
    for (String[] marks : MARKS) {
      if (text.startsWith(marks[0], at)) {
        int start = at + marks[0].length();
        int close = indexOf(text, marks[1], start, start + LONGEST);
        boolean formula =
            close > start
                && isFormula(text, start, close)
                && !(marks[0].equals("$") && isAmount(text, start, close));
        return formula
            ? new Extraction(text.substring(start, close), start, close, Rule.ANCHOR)
            : Extraction.NONE;
      }
    }
    return Extraction.NONE;
  }

  private static int indexOf(String text, String mark, int from, int end) {
    for (int i = from; i < Math.min(end, text.length()); i++) {
      if (text.charAt(i) == mark.charAt(0)
          && text.startsWith(mark, i)
          && !(mark.charAt(0) == '$' && escaped(text, i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether one of two dollars belongs to an amount of money: {@code $3 x 2 = $6}. */
  private static boolean isAmount(String text, int start, int close) {
    boolean opens = Scan.isDigit(text.charAt(start)) && text.charAt(close - 1) == ' ';
    return opens || Scan.isDigit(Scan.at(text, close + 1)) || text.startsWith("<<", close + 1);
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
