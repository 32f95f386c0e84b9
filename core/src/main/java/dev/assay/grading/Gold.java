package dev.assay.grading;

import dev.assay.grading.equal.Answer;

/**
 * A gold answer, read once and used for every completion of its problem. Immutable.
 *
 * @param answer the answer as read
 */
public record Gold(Answer answer) {

  /** Reads a bare gold answer such as {@code \frac{1}{2}}; one in a box is unpacked. */
  public static Gold of(String text) {
    return new Gold(Prediction.bareAnswer(text));
  }
}
