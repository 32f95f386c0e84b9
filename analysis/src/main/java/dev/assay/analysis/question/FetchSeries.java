package dev.assay.analysis.question;

import dev.assay.domain.Series;
import dev.assay.store.RunHead;
import dev.assay.store.StoredSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The curves of several runs. */
public final class FetchSeries {
  private final Snapshots snapshots;

  public FetchSeries(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids runs, 1 to 200
   * @param task only this task; empty for all
   * @param name only this name; empty for all
   * @param local whether running averages are taken apart into the means between their points
   */
  public record Question(List<String> ids, String task, String name, boolean local) {
    public Question {
      ids = List.copyOf(ids);
    }

    /** As stored. */
    public Question(List<String> ids, String task, String name) {
      this(ids, task, name, false);
    }
  }

  /** A curve and the id of the run that it belongs to. */
  public record Curve(String run, Series series) {}

  /**
   * Curves.
   *
   * @param series in the order of {@code ids}, then by task, name and part; none for a run without
   */
  public record Answer(long generation, List<Curve> series) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND for an unknown run, BAD_INPUT for too many
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    List<RunHead> runs = new Rows(view).heads(question.ids());
    Map<Long, List<Series>> byRun = new HashMap<>();
    for (StoredSeries stored :
        view.reader()
            .series(runs.stream().map(RunHead::runId).toList(), question.task(), question.name())) {
      byRun
          .computeIfAbsent(stored.runId(), id -> new ArrayList<>())
          .add(question.local() ? LocalCurves.of(stored.series()) : stored.series());
    }
    List<Curve> curves = new ArrayList<>();
    for (RunHead run : runs) {
      byRun
          .getOrDefault(run.runId(), List.of())
          .forEach(series -> curves.add(new Curve(run.id(), series)));
    }
    return new Answer(view.table().generation(), curves);
  }
}
