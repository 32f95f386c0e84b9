package dev.assay.analysis.question;

import java.util.Arrays;
import java.util.List;

/** What can be a column, a sort key or part of a filter. */
public final class ListCatalogue {
  private final Snapshots snapshots;

  public ListCatalogue(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public record Question() {}

  /**
   * All columns.
   *
   * @param metrics by task, name, variant
   * @param fields in the order of a table
   * @param config by path
   */
  public record Answer(
      long generation, List<Column> metrics, List<Column> fields, List<Column> config) {}

  public Answer answer(Question question) {
    return snapshots.ask(
        view -> view.table().cache().small(Answer.class, Answer.class, () -> answer(view)));
  }

  private static Answer answer(View view) {
    Rows rows = new Rows(view);
    return new Answer(
        view.table().generation(),
        view.reader().metrics().stream().map(use -> rows.metric(use, use.runs())).toList(),
        rows.columns(
            Arrays.stream(RunField.values()).<ColumnRef>map(ColumnRef.OfField::new).toList()),
        ConfigCatalogue.of(view).columns());
  }
}
