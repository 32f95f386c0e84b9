package dev.assay.grading.text;

import java.util.Set;

/** What stands behind the announcement of an answer. */
final class Phrase {
  private static final int FURTHEST = 4_000;
  private static final int SENTENCE = 1_000;
  private static final int LONGEST = 200;
  private static final int WORDS = 5;
  private static final String[] SMALL = {
    "is",
    "are",
    "be",
    "therefore",
    "simply",
    "indeed",
    "then",
    "thus",
    "hence",
    "just",
    "clearly",
    "actually",
    "also",
    "still",
    "that",
    "a total of",
    "equal to",
    "given by",
    "option is"
  };
  private static final String[] CHINESE = {"应该是", "应为", "是", "为", "选项", "应选", "选"};

  /** Words behind which an answer is not told but spoken of. */
  private static final Set<String> MEANT =
      Set.of(
          "correct",
          "right",
          "wrong",
          "incorrect",
          "valid",
          "helpful",
          "useful",
          "clear",
          "reasonable",
          "plausible",
          "consistent",
          "confirmed",
          "verified",
          "checked",
          "shown",
          "rounded",
          "given",
          "expressed",
          "obtained",
          "found",
          "based",
          "derived",
          "likely",
          "in",
          "within",
          "with",
          "from",
          "by",
          "because",
          "since",
          "when",
          "if",
          "on",
          "at",
          "for",
          "to",
          "as",
          "of",
          "not",
          "already",
          "written",
          "stated");

  private static final Set<String> TELLING = Set.of("by", "as", "to", "at");

  private Phrase() {}

  /** The answer in what begins at a place; {@link Extraction#NONE} if nothing is there. */
  static Extraction value(String text, int at) {
    int start = begin(text, at);
    int most = Math.min(text.length(), start + FURTHEST);
    int end = Scan.lineEnd(text, start, most);
    Extraction found = Formulas.list(text, start, end);
    if (found.found() && !Sentence.goesOn(text, Formulas.behind(text, found))) {
      return found;
    }
    int stop = Sentence.end(text, start, Math.min(end, start + SENTENCE));
    return Sentence.value(text, start, stop, LONGEST);
  }

  /**
   * Whether what begins at a place speaks of the answer and does not tell it.
   *
   * @param must whether it says what the answer would or must be
   */
  static boolean isVague(String text, int at, boolean must) {
    int start = begin(text, at);
    int most = Math.min(text.length(), start + SENTENCE);
    int stop = Sentence.end(text, start, Scan.lineEnd(text, start, most));
    if (start < stop
        && !hasValue(text, start, stop)
        && (must || Sentence.words(text, start, stop) > WORDS)) {
      return true;
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    if (end == start || !MEANT.contains(text.substring(start, end))) {
      return false;
    }
    int next = Scan.skip(text, end, text.length(), " ");
    int behind = next;
    while (behind < text.length() && Character.isLetter(text.charAt(behind))) {
      behind++;
    }
    boolean telling = TELLING.contains(text.substring(next, behind));
    int value = telling ? Scan.skip(text, behind, text.length(), " *:") : next;
    return "$\\0123456789-(".indexOf(Scan.at(text, value)) < 0;
  }

  /** Whether there is a digit, a formula, a name or a choice. */
  private static boolean hasValue(String text, int start, int stop) {
    for (int i = start; i < stop; i++) {
      char c = text.charAt(i);
      if (Scan.isDigit(c) || Character.isUpperCase(c) || "$\\*".indexOf(c) >= 0 || c > 0x2e80) {
        return true;
      }
    }
    return false;
  }

  /** Past <em>is</em>, small words, marks of Markdown and blanks, line breaks included. */
  private static int begin(String text, int at) {
    int i = at;
    int most = Math.min(text.length(), at + FURTHEST);
    boolean broken = false;
    while (i < most) {
      char c = text.charAt(i);
      int step = 0;
      if (Character.isWhitespace(c) || ":：*=_`】".indexOf(c) >= 0) {
        broken |= c == '\n';
        step = 1;
      } else if (broken && (c == '#' || c == '>' || "-•".indexOf(c) >= 0 && bullet(text, i))) {
        step = 1;
      } else if (Character.isLetter(c)) {
        step = small(text, i, broken);
      }
      if (step == 0) {
        break;
      }
      i += step;
    }
    return i;
  }

  private static boolean bullet(String text, int at) {
    return Scan.at(text, at + 1) == ' ' && Scan.at(text, Scan.blanksBack(text, at, 0)) == '\n'
        || Scan.at(text, at + 1) == ' ' && Scan.at(text, at - 1) == '\n';
  }

  private static int small(String text, int at, boolean broken) {
    if (text.charAt(at) > 127) {
      for (String each : CHINESE) {
        if (text.startsWith(each, at)) {
          return each.length();
        }
      }
      return 0;
    }
    int length = broken ? 0 : Scan.word(text, at, SMALL);
    return length > 0 && Scan.at(text, at + length) == ',' ? length + 1 : length;
  }
}
