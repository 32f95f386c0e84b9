package dev.assay.analysis.question;

import java.util.List;

/** In which configuration keys several runs differ. */
public final class DiffConfigs {
  private final Snapshots snapshots;

  public DiffConfigs(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids runs in the order of selection, 1 to 200
   * @param all also keys that do not differ
   */
  public record Question(List<String> ids, boolean all) {
    public Question {
      ids = List.copyOf(ids);
    }
  }

  /**
   * What one run has under a key.
   *
   * @param json the value as JSON text; empty if the run has no such key
   */
  public record Value(boolean present, String json) {}

  /**
   * One key.
   *
   * @param key full path such as {@code optim.lr}
   * @param values one per run, in their order
   */
  public record Row(String key, boolean differs, List<Value> values) {}

  /**
   * The difference.
   *
   * @param runs their cells are empty
   * @param rows by key
   * @param same keys left out because they do not differ
   */
  public record Answer(long generation, List<RunRow> runs, List<Row> rows, int same) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND for an unknown run, BAD_INPUT for too many
   */
  public Answer answer(Question question) {
    throw new IllegalStateException("not built yet: " + snapshots + question);
  }
}
