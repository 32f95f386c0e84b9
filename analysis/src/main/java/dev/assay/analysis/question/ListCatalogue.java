package dev.assay.analysis.question;

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
    throw new IllegalStateException("not built yet: " + snapshots + question);
  }
}
