package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;

/** Finds answers in tags, and options by their letter. */
final class Tags {
  private static final String OPEN = "<answer>";
  private static final String CLOSE = "</answer>";
  private static final int LONGEST = 500;
  private static final int REACH = 8;
  private static final String[] OPTIONS = {"option", "Option", "choice", "Choice"};

  private Tags() {}

  /** What stands in the last {@code <answer>}. */
  static Extraction last(String text, int from) {
    if (text.indexOf(OPEN, from) < 0) {
      return Extraction.NONE;
    }
    int start = text.lastIndexOf(OPEN) + OPEN.length();
    int close = text.indexOf(CLOSE, start);
    int end = close < 0 ? text.length() : close;
    boolean any = end - start <= LONGEST && !text.substring(start, end).isBlank();
    if (!any) {
      return Extraction.NONE;
    }
    String inside = text.substring(start, end).strip();
    Extraction told = Bare.is(inside) ? Extraction.NONE : Extractor.inside(inside);
    return new Extraction(told.found() ? told.text() : inside, start, end, Rule.ANCHOR);
  }

  /** The letter behind the last <em>option</em> or <em>choice</em>. */
  static Extraction option(String text, int from) {
    for (int i = text.length() - 2; i >= from; i--) {
      Extraction bold = text.charAt(i) == '*' ? bold(text, i) : Extraction.NONE;
      if (bold.found()) {
        return bold;
      }
      for (String word : OPTIONS) {
        if (text.charAt(i) == word.charAt(0) && text.startsWith(word, i)) {
          Extraction letter = letter(text, i + word.length());
          if (letter.found()) {
            return letter;
          }
        }
      }
    }
    return Extraction.NONE;
  }

  /** A letter in bold type by itself, the last of such. */
  private static Extraction bold(String text, int close) {
    boolean closed = close >= 3 && text.startsWith("**", close);
    boolean bracket = closed && text.charAt(close - 1) == ')';
    int letter = close - (bracket ? 2 : 1);
    int open = letter - (bracket ? 1 : 0) - 2;
    return closed
            && open >= 0
            && isOption(text.charAt(letter))
            && text.startsWith(bracket ? "**(" : "**", open)
        ? letter(text, letter - 1)
        : Extraction.NONE;
  }

  private static boolean isOption(char c) {
    return c >= 'A' && c <= 'J';
  }

  private static Extraction letter(String text, int from) {
    int at = from;
    int most = Math.min(text.length(), from + REACH);
    while (at < most && " *(:".indexOf(text.charAt(at)) >= 0) {
      at += text.startsWith(" is ", at) ? 3 : 1;
    }
    boolean letter =
        at > from
            && at < text.length()
            && isOption(text.charAt(at))
            && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
    return letter
        ? new Extraction(text.substring(at, at + 1), at, at + 1, Rule.ANCHOR)
        : Extraction.NONE;
  }
}
