package dev.assay.formats.scores;

/** What one row of a score file says. */
public sealed interface ScoreRecord {
  /** The benchmark as the row names it; empty when it does not. */
  String task();

  /**
   * A good item and a bad one.
   *
   * @param good log-likelihood of the good item, or minus its loss: higher is better
   * @param bad likewise
   * @param group phenomenon or other part of the benchmark; may be empty
   * @param cluster items with equal ones go together; may be empty
   */
  record Pair(String task, String id, double good, double bad, String group, String cluster)
      implements ScoreRecord {}

  /** One of the two items of a pair. */
  record Item(String task, String id, boolean isGood, double score, String group, String cluster)
      implements ScoreRecord {}

  /**
   * The loss of one token.
   *
   * @param sequence audio file, book or other text that was read from its start
   * @param position of the token, from 0 or 1
   * @param loss in nats
   */
  record Token(String task, String sequence, int position, double loss) implements ScoreRecord {}

  /** The losses of all tokens of a sequence, in order; NaN where unknown. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sequence(String task, String sequence, double[] losses) implements ScoreRecord {}
}
