package dev.assay.analysis.question;

import dev.assay.domain.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which runs satisfy a filter: one sorted page of them, with chosen columns. */
public final class FindRuns {
  private final Snapshots snapshots;

  public FindRuns(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param sort column keys, most significant first; a leading {@code -} means descending; empty
   *     means {@code -step}. Missing values come last both ways; ties end in {@code -step,id}
   * @param columns column keys; empty means a choice of metrics that the matching runs have
   * @param offset rows to leave out before the first
   * @param limit rows at most; any number
   */
  public record Question(
      RunFilter filter, List<String> sort, List<String> columns, int offset, int limit) {
    public Question {
      sort = List.copyOf(sort);
      columns = List.copyOf(columns);
      Check.that(offset >= 0, "offset must be >= 0, not %d", offset);
      Check.that(limit >= 0, "limit must be >= 0, not %d", limit);
    }
  }

  /**
   * One page.
   *
   * @param generation of the index; grows with every change
   * @param total runs in the workspace
   * @param matched runs that satisfy the filter
   * @param offset as asked
   * @param columns as asked or chosen, without repetition
   * @param baseline id of the default baseline; null if there is none
   * @param command the command line that prints the same
   */
  public record Answer(
      long generation,
      int total,
      int matched,
      int offset,
      List<Column> columns,
      List<RunRow> rows,
      @Nullable String baseline,
      String command) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException BAD_INPUT for a faulty expression or an unknown column
   */
  public Answer answer(Question question) {
    throw new IllegalStateException("not built yet: " + snapshots + question);
  }
}
