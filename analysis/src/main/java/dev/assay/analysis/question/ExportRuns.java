package dev.assay.analysis.question;

import dev.assay.store.RunHead;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All runs that satisfy a filter, part by part, so that their number does not matter. */
public final class ExportRuns {
  /** No marks of significance, as the name of a baseline. */
  public static final String NO_BASELINE = CompareRuns.NO_BASELINE;

  private static final int PART = 1000;
  private final Snapshots snapshots;

  public ExportRuns(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked; see {@link FindRuns.Question} for what is not said here.
   *
   * @param asWritten whether runs have the names of their files, even where several have the same,
   *     and columns that do not exist are left out
   * @param baseline what to compare with; empty for the default one, {@link #NO_BASELINE} for
   *     nothing
   */
  public record Question(
      RunFilter filter,
      List<String> sort,
      List<String> columns,
      boolean asWritten,
      String baseline) {
    public Question {
      sort = List.copyOf(sort);
      columns = List.copyOf(columns);
    }
  }

  /**
   * What stands above the rows.
   *
   * @param columns as asked or chosen
   */
  public record Head(long generation, int total, int matched, List<Column> columns) {}

  /** Takes the runs of one generation of the index in order. */
  public interface Receiver {
    /**
     * Called once, before the rows.
     *
     * @param outstanding made when it is first asked
     */
    void head(Head head, Supplier<Outstanding> outstanding);

    /** Called for each part. */
    void rows(List<RunRow> rows);
  }

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException BAD_INPUT for a faulty filter or an unknown column,
   *     before anything is received
   */
  public void answer(Question question, Receiver receiver) {
    snapshots.ask(view -> {
      new Export(view, question).give(receiver);
      return true;
    });
  }

  /**
   * Tells whether {@link #answer} would give anything, at little cost.
   *
   * @throws dev.assay.domain.AssayException as {@link #answer}
   */
  public void check(Question question) {
    snapshots.ask(view -> new Export(view, question).matched());
  }

  /** One export over one generation. */
  private static final class Export {
    private final View view;
    private final Question question;
    private final Filters filters;
    private final BitSet matching;
    private final Order order;
    private final List<ColumnRef> asked;
    private final @Nullable RunHead baseline;

    Export(View view, Question question) {
      this.view = view;
      this.question = question;
      filters = new Filters(view, question.filter());
      matching = filters.matching();
      ColumnNames names = new ColumnNames(view);
      List<String> sort = SortKeys.apart(question.sort(), names::isColumn);
      order = new Order(view, sort.isEmpty() ? List.of("-step") : sort);
      asked =
          FindRuns.asked(
              view,
              question.asWritten()
                  ? question.columns().stream().filter(names::isColumn).toList()
                  : question.columns());
      baseline = baseline();
    }

    private @Nullable RunHead baseline() {
      String name = question.baseline();
      return name.equals(NO_BASELINE)
          ? null
          : name.isEmpty() ? Baselines.ofAll(view) : new Rows(view).head(name);
    }

    int matched() {
      return matching.cardinality();
    }

    void give(Receiver receiver) {
      int[] positions = order.page(matching, 0, Integer.MAX_VALUE);
      List<ColumnRef> columns = asked.isEmpty() ? usual(positions) : asked;
      Rows rows = new Rows(view);
      receiver.head(
          new Head(
              view.table().generation(),
              view.table().size(),
              positions.length,
              rows.columns(columns)),
          () -> new Outstanding(view, positions, columns, baseline));
      for (int from = 0; from < positions.length; from += PART) {
        int[] part = Arrays.copyOfRange(positions, from, Math.min(from + PART, positions.length));
        receiver.rows(rows.rows(part, columns, question.asWritten()));
      }
    }

    private List<ColumnRef> usual(int[] positions) {
      Set<ColumnRef> named = new LinkedHashSet<>(order.columns());
      named.addAll(filters.named());
      return new DefaultColumns(view)
          .of(Arrays.copyOf(positions, Math.min(PART, positions.length)), named);
    }
  }
}
