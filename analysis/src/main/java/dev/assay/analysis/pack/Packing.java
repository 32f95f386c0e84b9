package dev.assay.analysis.pack;

import dev.assay.analysis.pack.Pack.PackedRun;
import dev.assay.analysis.pack.Pack.Rest;
import dev.assay.domain.MetricRule;
import dev.assay.domain.Series;
import dev.assay.store.FileProblem;
import dev.assay.store.HistoryEntry;
import dev.assay.store.MetricUse;
import dev.assay.store.RunDetails;
import dev.assay.store.RunHead;
import dev.assay.store.RunSource;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers runs into a {@link Pack}. */
public final class Packing {
  /** Runs whose curves are read at once. */
  private static final int CHUNK = 200;

  private final RunSource source;
  private final RunDetails details;
  private final Map<Long, String> configs = new TreeMap<>();
  private final Map<Long, Integer> counts = new HashMap<>();
  private final List<PackedRun> runs = new ArrayList<>();

  private Packing(RunSource source) {
    this.source = source;
    details = source.details();
  }

  /**
   * Gathers.
   *
   * @param source stands at one generation
   * @param runIds current runs; their older evaluations come along
   */
  public static Pack of(
      RunSource source,
      Collection<Long> runIds,
      String version,
      String workspace,
      @Nullable Long scannedAt,
      List<MetricRule> rules) {
    Packing packing = new Packing(source);
    List<RunHead> heads = source.runs(runIds);
    for (int from = 0; from < heads.size(); from += CHUNK) {
      packing.add(heads.subList(from, Math.min(heads.size(), from + CHUNK)));
    }
    packing.runs.sort(Comparator.comparingLong(run -> run.head().runId()));
    List<MetricUse> metrics = new ArrayList<>();
    for (MetricUse use : source.metricNames()) {
      Integer count = packing.counts.get(use.metricId());
      if (count != null) {
        metrics.add(new MetricUse(use.metricId(), use.key(), use.stated(), count));
      }
    }
    // of a part of the index only the problems of its own files: the rest is nobody's business
    boolean whole = runIds.size() >= source.columns().runIds().length;
    Set<String> files = new HashSet<>();
    packing.runs.forEach(run -> run.rest().get().sources().forEach(file -> files.add(file.path())));
    List<FileProblem> problems =
        source.problems(true).stream()
            .filter(problem -> whole || files.contains(problem.path()))
            .toList();
    return new Pack(
        version,
        workspace,
        source.generation(),
        scannedAt,
        rules,
        metrics,
        () -> packing.configs,
        packing.runs,
        problems);
  }

  private void add(List<RunHead> heads) {
    Map<Long, List<Series>> series = new HashMap<>();
    for (StoredSeries stored : source.series(heads.stream().map(RunHead::runId).toList(), "", "")) {
      series.computeIfAbsent(stored.runId(), id -> new ArrayList<>()).add(stored.series());
    }
    for (RunHead head : heads) {
      List<HistoryEntry> history = details.history(head.runId());
      runs.add(packed(head, true, series.getOrDefault(head.runId(), List.of()), history));
      for (HistoryEntry entry : history) {
        RunHead older = entry.current() ? null : source.run(entry.id());
        if (older != null && older.runId() != head.runId()) {
          runs.add(packed(older, false, List.of(), details.history(older.runId())));
        }
      }
    }
  }

  private PackedRun packed(
      RunHead head, boolean current, List<Series> series, List<HistoryEntry> history) {
    Long configId = head.configId();
    if (configId != null) {
      configs.computeIfAbsent(configId, details::config);
    }
    List<StoredEstimate> estimates = details.estimates(head.runId());
    for (StoredEstimate one : estimates) {
      counts.merge(one.metricId(), current ? 1 : 0, Integer::sum);
    }
    Rest rest =
        new Rest(
            details.checkpointPath(head.runId()),
            details.registeredAt(head.runId()),
            series,
            details.sources(head.runId()),
            history,
            details.samples(head.runId()),
            details.problemsOf(head.runId()));
    return new PackedRun(head, current, estimates, () -> rest);
  }
}
