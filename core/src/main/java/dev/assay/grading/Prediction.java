package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.text.Extraction;
import dev.assay.grading.text.Extractor;
import dev.assay.grading.text.Search;

/**
 * An answer to be judged, and where it was found. Immutable.
 *
 * @param extraction its place in the completion; its text is blank if there is no answer
 * @param answer the answer as read
 */
public record Prediction(Extraction extraction, Answer answer) {
  private static final int LONGEST_BARE = 400;

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

  /** Whether a text is an answer by itself: short, one line, no box, fewer than three words. */
  public static boolean isBare(String text) {
    String line = text.strip();
    if (line.length() > LONGEST_BARE || line.indexOf('\n') >= 0 || line.contains("boxed{")) {
      return false;
    }
    int words = 0;
    int letters = 0;
    boolean command = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        words += letters == 3 && !command ? 1 : 0;
      } else {
        letters = 0;
        command = c == '\\';
      }
    }
    return words < 3;
  }

  static Answer bareAnswer(String text) {
    return Answer.of(unboxed(text));
  }

  private static String unboxed(String text) {
    if (text.indexOf("box") < 0) {
      return text;
    }
    Extraction inner = Extractor.find(text, Search.BOX);
    return inner.rule() == Extraction.Rule.BOX ? inner.text() : text;
  }
}
