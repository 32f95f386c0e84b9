package dev.assay.grading;

/** What became of a comparison. Both normal forms are those in which the answers were compared. */
public sealed interface Verdict {

  /** Whether the prediction counts as correct. */
  default boolean correct() {
    return this instanceof Equal;
  }

  /** How two answers were found equal. */
  enum By {
    /** Their cleaned texts are the same. */
    STRING,
    /** By exact arithmetic. */
    EXACT,
    /**
     * By values at several points, to 30 digits: as good as certain, yet no proof. Also a decimal
     * that approximates the other answer.
     */
    NUMERICALLY
  }

  /** They say the same. */
  record Equal(By by, String gold, String prediction) implements Verdict {}

  /** They do not say the same. */
  record Different(String reason, String gold, String prediction) implements Verdict {}

  /** The completion holds no answer. */
  record NoAnswer() implements Verdict {}

  /** The prediction means nothing that we can read, and its text is not the gold answer's. */
  record AnswerUnparsable(String reason, String gold, String prediction) implements Verdict {}

  /** The gold answer means nothing that we can read, and its text is not the prediction's. */
  record GoldUnparsable(String reason, String gold, String prediction) implements Verdict {}

  /** The comparison would have cost more than its budget, or more digits than we compute. */
  record GaveUp(String reason, String gold, String prediction) implements Verdict {}

  /** The kind of verdict in one word, as commands and files have it. */
  default String word() {
    return switch (this) {
      case Equal e -> "equal";
      case Different d -> "different";
      case NoAnswer n -> "no_answer";
      case AnswerUnparsable a -> "answer_unparsable";
      case GoldUnparsable g -> "gold_unparsable";
      case GaveUp g -> "gave_up";
    };
  }

  /** Why; for equal answers by which rule. */
  default String reason() {
    return switch (this) {
      case Equal e ->
          switch (e.by()) {
            case STRING -> "same text";
            case EXACT -> "same value, exactly";
            case NUMERICALLY -> "same value, numerically";
          };
      case Different d -> d.reason();
      case NoAnswer n -> "no answer was found";
      case AnswerUnparsable a -> a.reason();
      case GoldUnparsable g -> g.reason();
      case GaveUp g -> g.reason();
    };
  }
}
