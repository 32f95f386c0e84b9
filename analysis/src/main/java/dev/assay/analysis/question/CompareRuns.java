package dev.assay.analysis.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Estimates of several runs side by side, each with its difference to a baseline and a verdict. */
public final class CompareRuns {
  /** Asks for no differences. */
  public static final String NO_BASELINE = "none";

  private final Snapshots snapshots;

  public CompareRuns(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids runs in the order of selection, 1 to 200; repetitions are dropped
   * @param baseline run id; empty for the default baseline, {@link #NO_BASELINE} for none
   * @param metrics metric keys; empty for all that at least one of the runs has
   */
  public record Question(List<String> ids, String baseline, List<String> metrics) {
    public Question {
      ids = List.copyOf(ids);
      metrics = List.copyOf(metrics);
    }
  }

  /** A value with its difference to the baseline; null where there is nothing to compare with. */
  public record ComparedCell(Cell cell, @Nullable Difference difference) {}

  /**
   * The comparison.
   *
   * @param runs their cells are empty
   * @param baseline id; null if there is none
   * @param baselineName empty if there is none
   * @param cells one row a metric, one cell a run, in the order of {@code metrics} and {@code
   *     runs}; null where the run has no value
   * @param baselineCells the baseline's value per metric, null where it has none; empty without a
   *     baseline
   */
  public record Answer(
      long generation,
      List<RunRow> runs,
      @Nullable String baseline,
      String baselineName,
      List<Column> metrics,
      List<List<@Nullable ComparedCell>> cells,
      List<@Nullable Cell> baselineCells) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND for an unknown run, BAD_INPUT for an unknown
   *     metric or too many runs
   */
  public Answer answer(Question question) {
    throw new IllegalStateException("not built yet: " + snapshots + question);
  }
}
