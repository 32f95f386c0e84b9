package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.text.Extraction;
import dev.assay.grading.text.Extractor;

/**
 * An answer to be judged, and where it was found.
 *
 * @param extraction its place in the completion; its text is blank if there is no answer
 * @param answer the answer as read
 */
public record Prediction(Extraction extraction, Answer answer) {

  /** The final answer of a completion. */
  public static Prediction ofCompletion(String completion) {
    Extraction found = Extractor.find(completion);
    return new Prediction(found, Answer.of(unboxed(found.text())));
  }

  /** A bare answer, without a search. */
  public static Prediction ofAnswer(String text) {
    var bare = new Extraction(text, 0, text.length(), Extraction.Rule.BARE);
    return new Prediction(bare, bareAnswer(text));
  }

  static Answer bareAnswer(String text) {
    return Answer.of(unboxed(text));
  }

  private static String unboxed(String text) {
    if (text.indexOf("boxed") < 0) {
      return text;
    }
    Extraction inner = Extractor.find(text);
    return inner.rule() == Extraction.Rule.BOX ? inner.text() : text;
  }
}
