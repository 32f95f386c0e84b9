package dev.assay.grading;

/** What became of a comparison. Both normal forms are those of the cleaned texts. */
public sealed interface Verdict {

  /** Whether the prediction counts as correct. */
  default boolean correct() {
    return this instanceof Equal;
  }

  /** How two answers were found equal. */
  enum By {
    STRING,
    EXACT,
    STRUCTURE,
    NUMERICALLY
  }

  record Equal(By by, String gold, String prediction) implements Verdict {}

  record Different(String reason, String gold, String prediction) implements Verdict {}

  /** The completion holds no answer. */
  record NoAnswer() implements Verdict {}

  record AnswerUnparsable(String reason, String prediction) implements Verdict {}

  record GoldUnparsable(String reason, String gold) implements Verdict {}

  /** The comparison would have cost more than its budget. */
  record GaveUp(String reason, String gold, String prediction) implements Verdict {}
}
