package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.ShowRun;
import dev.assay.analysis.question.Snapshots;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs that a command is to change, by id or by a filter. */
final class ChosenRuns {
  private ChosenRuns() {}

  /**
   * Ids of the runs that are named and of those that satisfy the filter.
   *
   * @param filter ignored if none of its options was given
   * @throws AssayException NOT_FOUND for an unknown id, with the nearest ones, or when there is
   *     none
   */
  static List<String> of(Snapshots snapshots, List<String> ids, FilterOptions filter) {
    Set<String> chosen = new LinkedHashSet<>();
    ShowRun show = new ShowRun(snapshots);
    for (String id : ids) {
      chosen.add(show.answer(new ShowRun.Question(id)).run().id());
    }
    if (filter.given()) {
      new FindRuns(snapshots)
              .answer(
                  new FindRuns.Question(
                      filter.filter(), List.of("id"), List.of("step"), 0, Integer.MAX_VALUE))
              .rows()
              .stream()
              .map(RunRow::id)
              .forEach(chosen::add);
      if (chosen.isEmpty()) {
        throw new AssayException(
            Kind.NOT_FOUND,
            "no run satisfies '" + filter.words() + "'",
            "See all runs: assay runs");
      }
    }
    return List.copyOf(chosen);
  }

  /** Says how many of the chosen runs an edit changed, and where that is written. */
  static String changed(Annotate.Outcome outcome, List<String> chosen, Workspace workspace) {
    return outcome.changed()
        + " of "
        + chosen.size()
        + (chosen.size() == 1 ? " run" : " runs")
        + " changed, in "
        + workspace.notes().file();
  }
}
