package dev.assay.formats.scores;

import java.util.function.Consumer;

/** Takes what a score file says, row by row. */
public interface ScoreSink {
  /**
   * A row that can be understood.
   *
   * @param reject to be told why the row cannot be used after all
   */
  void record(ScoreRecord record, Consumer<String> reject);

  /** A row that cannot be used; {@code place} is its line. */
  void reject(String place, String problem);
}
