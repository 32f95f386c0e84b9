package dev.assay.analysis.question;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All runs that satisfy a filter, part by part, so that their number does not matter. */
public final class ExportRuns {
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
   */
  public record Question(
      RunFilter filter, List<String> sort, List<String> columns, boolean asWritten) {
    public Question {
      sort = List.copyOf(sort);
      columns = List.copyOf(columns);
    }
  }

  /**
   * What stands above the rows.
   *
   * @param columns as asked or chosen
   * @param baseline id of the default baseline; null if there is none
   */
  public record Head(
      long generation, int total, int matched, List<Column> columns, @Nullable String baseline) {}

  /** Takes the runs of one generation of the index in order. */
  public interface Receiver {
    /** Called once, before the rows. */
    void head(Head head);

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
    Consumer<View> all = view -> answer(view, question, receiver);
    snapshots.ask(view -> {
      all.accept(view);
      return true;
    });
  }

  private static void answer(View view, Question question, Receiver receiver) {
    Filters filters = new Filters(view, question.filter());
    BitSet matching = filters.matching();
    ColumnNames names = new ColumnNames(view);
    List<String> sort = SortKeys.apart(question.sort(), names::isColumn);
    Order order = new Order(view, sort.isEmpty() ? List.of("-step") : sort);
    int[] positions = order.page(matching, 0, Integer.MAX_VALUE);
    Set<ColumnRef> named = new LinkedHashSet<>(order.columns());
    named.addAll(filters.named());
    List<String> keys =
        question.asWritten()
            ? question.columns().stream().filter(names::isColumn).toList()
            : question.columns();
    List<ColumnRef> columns =
        keys.isEmpty()
            ? new DefaultColumns(view)
                .of(Arrays.copyOf(positions, Math.min(PART, positions.length)), named)
            : FindRuns.asked(view, keys);
    Rows rows = new Rows(view);
    var baseline = Baselines.ofAll(view);
    receiver.head(
        new Head(
            view.table().generation(),
            view.table().size(),
            positions.length,
            rows.columns(columns),
            baseline == null ? null : baseline.id()));
    for (int from = 0; from < positions.length; from += PART) {
      int[] part = Arrays.copyOfRange(positions, from, Math.min(from + PART, positions.length));
      receiver.rows(rows.rows(part, columns, question.asWritten()));
    }
  }
}
