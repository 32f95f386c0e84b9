package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.text.Bare;
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
    return Bare.is(text);
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
