package dev.assay.analysis.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many runs each choice of the filter rail would show. */
public final class CountFacets {
  private final Snapshots snapshots;

  public CountFacets(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public record Question(RunFilter filter) {}

  /** A value and the runs that have it and satisfy all other filters. */
  public record Facet(String value, int count) {}

  /** Smallest and largest step under all other filters; null when no run has a step. */
  public record StepRange(@Nullable Long min, @Nullable Long max) {}

  /**
   * Counts, each list by falling count, then by value. Only values that occur in the workspace; a
   * chosen value stays in the list even with count 0.
   *
   * @param matched runs that satisfy all filters
   * @param tag chosen tags narrow each other, as all must be present
   * @param type a hybrid counts for ttt, lora and hybrid
   */
  public record Answer(
      long generation,
      int matched,
      List<Facet> tag,
      List<Facet> type,
      List<Facet> format,
      List<Facet> model,
      List<Facet> experiment,
      List<Facet> stage,
      StepRange step) {}

  public Answer answer(Question question) {
    throw new IllegalStateException("not built yet: " + snapshots + question);
  }
}
