package dev.assay.analysis.question;

import dev.assay.domain.Check;
import dev.assay.store.RunHead;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   *     means {@code -step}; one entry may be several keys joined by commas. Missing values come
   *     last both ways; ties end in {@code -step,id}
   * @param columns column keys; empty means the metrics of sort and filter, and a choice of those
   *     that the matching runs have
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
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    Filters filters = new Filters(view, question.filter());
    BitSet matching = filters.matching();
    List<String> asked = SortKeys.apart(question.sort(), new ColumnNames(view)::isColumn);
    List<String> sort = asked.isEmpty() ? List.of("-step") : asked;
    Order order = new Order(view, sort);
    int[] page = order.page(matching, question.offset(), question.limit());
    Set<ColumnRef> named = new LinkedHashSet<>(order.columns());
    named.addAll(filters.named());
    List<ColumnRef> columns =
        question.columns().isEmpty()
            ? new DefaultColumns(view).of(page, named)
            : asked(view, question.columns());
    Rows rows = new Rows(view);
    RunHead baseline = Baselines.ofAll(view);
    return new Answer(
        view.table().generation(),
        view.table().size(),
        matching.cardinality(),
        question.offset(),
        rows.columns(columns),
        rows.rows(page, columns),
        baseline == null ? null : baseline.id(),
        CommandText.of(question));
  }

  /** Columns by their keys, without repetition. */
  static List<ColumnRef> asked(View view, List<String> keys) {
    ColumnNames names = new ColumnNames(view);
    Map<String, ColumnRef> distinct = new LinkedHashMap<>();
    for (String key : keys) {
      ColumnRef column = names.column(key.strip());
      distinct.putIfAbsent(column.key(), column);
    }
    return List.copyOf(distinct.values());
  }
}
