package dev.assay.analysis.question;

import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Estimates of several runs side by side, each with its difference to a baseline and a verdict. */
public final class CompareRuns {
  /** Asks for no differences. */
  public static final String NO_BASELINE = "none";

  private final Snapshots snapshots;

  public CompareRuns(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids runs in the order of selection, 1 to 200; repetitions are dropped
   * @param baseline run id; empty for the default baseline, {@link #NO_BASELINE} for none
   * @param metrics metric keys; empty for all that at least one of the runs has
   * @param holm whether verdicts follow the p values adjusted over all tests of the answer
   */
  public record Question(List<String> ids, String baseline, List<String> metrics, boolean holm) {
    /** Without correction for many comparisons. */
    public Question(List<String> ids, String baseline, List<String> metrics) {
      this(ids, baseline, metrics, false);
    }

    public Question {
      ids = List.copyOf(ids);
      metrics = List.copyOf(metrics);
    }
  }

  /** A value with its difference to the baseline; null where there is nothing to compare with. */
  public record ComparedCell(Cell cell, @Nullable Difference difference) {}

  /**
   * The comparison.
   *
   * @param runs their cells are empty
   * @param baseline id; null if there is none
   * @param baselineName empty if there is none
   * @param cells one row a metric, one cell a run, in the order of {@code metrics} and {@code
   *     runs}; null where the run has no value
   * @param baselineCells the baseline's value per metric, null where it has none; empty without a
   *     baseline
   * @param family tests that were made, over which the adjusted p values are corrected
   */
  public record Answer(
      long generation,
      List<RunRow> runs,
      @Nullable String baseline,
      String baselineName,
      List<Column> metrics,
      List<List<@Nullable ComparedCell>> cells,
      List<@Nullable Cell> baselineCells,
      int family) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND for an unknown run, BAD_INPUT for an unknown
   *     metric or too many runs
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    Rows rows = new Rows(view);
    List<RunHead> runs = rows.heads(question.ids());
    RunHead baseline = baseline(view, question.baseline(), runs);
    Set<Long> runIds = new LinkedHashSet<>();
    runs.forEach(run -> runIds.add(run.runId()));
    Set<Long> all = new LinkedHashSet<>(runIds);
    if (baseline != null) {
      all.add(baseline.runId());
    }
    Collection<MetricUse> candidates =
        question.metrics().isEmpty()
            ? view.reader().metricNames()
            : asked(view, question.metrics());
    Map<Long, Map<Long, Estimate>> estimates = rows.byRun(candidates, all);
    List<MetricUse> metrics =
        question.metrics().isEmpty()
            ? candidates.stream().filter(metric -> anyHas(estimates, runIds, metric)).toList()
            : List.copyOf(candidates);
    Map<Long, Integer> counts = view.counts(metrics.stream().map(MetricUse::metricId).toList());
    List<Column> columns = new ArrayList<>();
    List<List<@Nullable ComparedCell>> cells = new ArrayList<>();
    List<@Nullable Cell> baselineCells = new ArrayList<>();
    for (MetricUse use : metrics) {
      Metric metric = view.describe(use);
      columns.add(rows.metric(use, counts.getOrDefault(use.metricId(), 0)));
      Estimate reference = baseline == null ? null : get(estimates, baseline, use);
      List<@Nullable ComparedCell> row = new ArrayList<>();
      for (RunHead run : runs) {
        Estimate estimate = get(estimates, run, use);
        boolean itself = baseline != null && baseline.runId() == run.runId();
        row.add(estimate == null ? null : compared(metric, estimate, reference, itself));
      }
      cells.add(Collections.unmodifiableList(row));
      if (baseline != null) {
        baselineCells.add(reference == null ? null : Estimates.cell(metric, reference));
      }
    }
    return new Answer(
        view.table().generation(),
        runs.stream().map(Rows::row).toList(),
        baseline == null ? null : baseline.id(),
        baseline == null ? "" : baseline.name(),
        columns,
        adjusted(cells, question.holm()),
        Collections.unmodifiableList(baselineCells),
        (int) cells.stream().flatMap(List::stream).filter(CompareRuns::tested).count());
  }

  private static boolean tested(@Nullable ComparedCell cell) {
    Difference difference = cell == null ? null : cell.difference();
    return difference != null && difference.p() != null;
  }

  /** The cells with p values adjusted over all of them. */
  private static List<List<@Nullable ComparedCell>> adjusted(
      List<List<@Nullable ComparedCell>> cells, boolean verdicts) {
    List<@Nullable Difference> differences = new ArrayList<>();
    cells.forEach(
        row -> row.forEach(cell -> differences.add(cell == null ? null : cell.difference())));
    Iterator<@Nullable Difference> next = Estimates.adjusted(differences, verdicts).iterator();
    List<List<@Nullable ComparedCell>> all = new ArrayList<>();
    for (List<@Nullable ComparedCell> row : cells) {
      List<@Nullable ComparedCell> made = new ArrayList<>();
      for (ComparedCell cell : row) {
        Difference difference = next.next();
        made.add(cell == null ? null : new ComparedCell(cell.cell(), difference));
      }
      all.add(Collections.unmodifiableList(made));
    }
    return Collections.unmodifiableList(all);
  }

  private static @Nullable RunHead baseline(View view, String asked, List<RunHead> runs) {
    if (asked.equals(NO_BASELINE)) {
      return null;
    }
    return asked.isEmpty() ? Baselines.of(view, runs) : new Rows(view).head(asked);
  }

  private static Collection<MetricUse> asked(View view, List<String> keys) {
    ColumnNames names = new ColumnNames(view);
    Map<Long, MetricUse> distinct = new LinkedHashMap<>();
    for (String key : keys) {
      MetricUse metric = names.metric(key.strip());
      distinct.putIfAbsent(metric.metricId(), metric);
    }
    return distinct.values();
  }

  private static boolean anyHas(
      Map<Long, Map<Long, Estimate>> estimates, Set<Long> runIds, MetricUse metric) {
    return runIds.stream()
        .anyMatch(runId -> estimates.getOrDefault(runId, Map.of()).containsKey(metric.metricId()));
  }

  private static @Nullable Estimate get(
      Map<Long, Map<Long, Estimate>> estimates, RunHead run, MetricUse metric) {
    return estimates.getOrDefault(run.runId(), Map.of()).get(metric.metricId());
  }

  private static ComparedCell compared(
      Metric metric, Estimate estimate, @Nullable Estimate reference, boolean itself) {
    return new ComparedCell(
        Estimates.cell(metric, estimate),
        reference == null ? null : Estimates.difference(metric, estimate, reference, itself));
  }
}
