package dev.assay.grading.text;

import java.util.Set;

/** Mathematics written as plain text: how far it reaches. */
final class Run {
  private static final int LONGEST = 200;
  private static final String SIGNS =
      "0123456789+-*/^(),.:=<>%[]{}|!√∛∜π°²³¹⁰⁴⁵⁶⁷⁸⁹ⁿ⁻×·÷≤≥±∞−–∪½¼¾⅓⅔_'≠";
  private static final Set<String> NAMES =
      Set.of(
          "sqrt",
          "cbrt",
          "pi",
          "sin",
          "cos",
          "tan",
          "cot",
          "sec",
          "csc",
          "log",
          "ln",
          "exp",
          "inf",
          "infinity",
          "oo",
          "arcsin",
          "arccos",
          "arctan",
          "theta",
          "mod");
  private static final Set<String> JOINING = Set.of("and", "or");

  private Run() {}

  /** The end of the mathematics that begins at a place; the place itself if there is none. */
  static int forward(String text, int start, int stop) {
    int most = Math.min(stop, start + LONGEST);
    int end = start;
    int at = start;
    while (at < most) {
      int close = at;
      while (close < most && !Character.isWhitespace(text.charAt(close))) {
        close++;
      }
      if (close < text.length() && close == start + LONGEST) {
        break;
      }
      boolean joins = at > start && JOINING.contains(text.substring(at, close));
      if (!joins && !isMath(text, at, close)) {
        break;
      }
      end = joins ? end : close;
      char last = text.charAt(close - 1);
      if (last == ':' || last == ';' || last == ')' && opens(text, start, close) < 0) {
        break;
      }
      at = Scan.skip(text, close, most, " ");
      if (at == close) {
        break;
      }
    }
    return trimmed(text, start, end);
  }

  private static int trimmed(String text, int start, int end) {
    int at = end;
    while (at > start && ".,:*! =".indexOf(text.charAt(at - 1)) >= 0 && !factorial(text, at)) {
      at--;
    }
    return at;
  }

  private static boolean factorial(String text, int end) {
    char before = Scan.at(text, end - 2);
    return text.charAt(end - 1) == '!' && (Scan.isDigit(before) || before == ')');
  }

  /** The beginning of the mathematics that ends at a place; the place itself if there is none. */
  static int backward(String text, int end, int from) {
    int least = Math.max(from, end - LONGEST);
    int start = end;
    int at = end;
    while (at > least) {
      int open = at;
      while (open > least && !Character.isWhitespace(text.charAt(open - 1))) {
        open--;
      }
      boolean cut = open == least && open > from;
      boolean sentence = start < end && ".:;!?".indexOf(text.charAt(at - 1)) >= 0;
      boolean joins = start < end && JOINING.contains(text.substring(open, at));
      if (cut || sentence || !joins && !isMath(text, open, at)) {
        break;
      }
      start = joins ? start : open;
      at = open;
      while (at > least && text.charAt(at - 1) == ' ') {
        at--;
      }
      if (at == open) {
        break;
      }
    }
    return begun(text, start, end);
  }

  /** Past what cannot begin a formula, and past the article or the pronoun of a single letter. */
  private static int begun(String text, int from, int end) {
    int start = Scan.skip(text, from, end, " =*),.:/^+%!]}'_≠>");
    boolean word =
        start + 1 < end
            && "aIA".indexOf(text.charAt(start)) >= 0
            && text.charAt(start + 1) == ' '
            && "+-*/^=<>≤≥−".indexOf(Scan.at(text, start + 2)) < 0;
    return word ? begun(text, start + 1, end) : start;
  }

  /** How many brackets are open in a stretch of text; negative if more are closed. */
  static int opens(String text, int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    }
    return depth;
  }

  /** Whether what stands between two blanks is mathematics: no words but those of functions. */
  private static boolean isMath(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        int close = i + 1;
        while (close < end && isLetter(text.charAt(close))) {
          close++;
        }
        if (close - i > 1 && !NAMES.contains(text.substring(i, close))) {
          return false;
        }
        i = close - 1;
      } else if (SIGNS.indexOf(c) < 0) {
        return false;
      }
    }
    return end > start;
  }

  /** Latin or Greek; others make words. */
  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 'Α' && c <= 'ω' && c != 'π';
  }
}
