package dev.assay.formats;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Registration;
import dev.assay.domain.RunRecord;

/** Takes what a reader finds, in file order, from one thread. */
public interface Sink {

  void run(RunRecord record);

  default void registration(Registration registration) {}

  /** The file itself says which way a metric is better (lm-eval's {@code higher_is_better}). */
  default void direction(MetricKey metric, Direction stated) {}

  /**
   * A part of the file could not be used, the rest was. Counts as a reject: named in the summary,
   * exit code 3.
   *
   * @param place line, JSON path or field, such as {@code line 12} or {@code $.results.piqa.acc}
   * @param problem what is wrong, lower case
   * @param remedy what to do about it; may be empty
   */
  void reject(String place, String problem, String remedy);

  /**
   * Something a careful user wants to know, while everything was read. Does not change the exit
   * code.
   */
  void remark(String place, String text);
}
