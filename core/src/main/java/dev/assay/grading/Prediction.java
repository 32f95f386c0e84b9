package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.text.Extraction;
import dev.assay.grading.text.Extractor;
import dev.assay.grading.text.Search;
import java.util.Locale;
import java.util.Set;

/**
 * An answer to be judged, and where it was found. Immutable.
 *
 * @param extraction its place in the completion; its text is blank if there is no answer
 * @param answer the answer as read
 */
public record Prediction(Extraction extraction, Answer answer) {
  private static final int LONGEST_BARE = 400;
  private static final Set<String> ANNOUNCING =
      Set.of(
          "answer",
          "is",
          "are",
          "be",
          "equals",
          "so",
          "thus",
          "hence",
          "therefore",
          "we",
          "get",
          "gives",
          "find",
          "have",
          "result");

  /** The final answer of a completion. */
  public static Prediction ofCompletion(String completion) {
    return ofCompletion(completion, Search.USUAL);
  }

  /** The last balanced box of a completion and nothing else. */
  public static Prediction boxOnly(String completion) {
    return ofCompletion(completion, Search.BOX);
  }

  /** The final answer of a completion, searched for in a certain way. */
  public static Prediction ofCompletion(String completion, Search search) {
    Extraction found = Extractor.find(completion, search);
    return new Prediction(found, Answer.of(unboxed(found.text())));
  }

  /** A bare answer, without a search. */
  public static Prediction ofAnswer(String text) {
    var bare = new Extraction(text, 0, text.length(), Extraction.Rule.BARE);
    return new Prediction(bare, bareAnswer(text));
  }

  /**
   * Whether a text is an answer by itself: short, one line, no box, fewer than three words, none of
   * which announces an answer, and no formula beside other text.
   */
  public static boolean isBare(String text) {
    if (text.length() > Extractor.WINDOW) {
      return false;
    }
    String line = text.strip();
    if (line.length() > LONGEST_BARE || line.indexOf('\n') >= 0 || line.contains("boxed{")) {
      return false;
    }
    return !holdsFormula(line) && !isProse(line);
  }

  /** Whether there is a formula in dollars or the like, and something before or after it. */
  private static boolean holdsFormula(String line) {
    int dollars = line.replace("\\$", "").split("\\$", -1).length - 1;
    boolean all = line.startsWith("$") && line.endsWith("$") || line.startsWith("\\(");
    return !all && (dollars > 1 || line.contains("\\("));
  }

  private static boolean isProse(String line) {
    int words = 0;
    int begin = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean letter = i < line.length() && Character.isLetter(line.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        boolean command = begin > 0 && line.charAt(begin - 1) == '\\';
        if (!command && ANNOUNCING.contains(line.substring(begin, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        words += !command && i - begin >= 3 ? 1 : 0;
        begin = -1;
      }
    }
    return words >= 3;
  }

  static Answer bareAnswer(String text) {
    return Answer.of(unboxed(text));
  }

  private static String unboxed(String text) {
    if (text.indexOf("box", Math.max(0, text.length() - Extractor.WINDOW)) < 0) {
      return text;
    }
    Extraction inner = Extractor.find(text, Search.BOX);
    return inner.rule() == Extraction.Rule.BOX ? inner.text() : text;
  }
}
