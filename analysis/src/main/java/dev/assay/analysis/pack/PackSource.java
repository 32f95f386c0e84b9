package dev.assay.analysis.pack;

import dev.assay.analysis.pack.Pack.PackedRun;
import dev.assay.domain.Estimate;
import dev.assay.domain.Series;
import dev.assay.store.ColumnReader;
import dev.assay.store.FileProblem;
import dev.assay.store.MetricUse;
import dev.assay.store.RunDetails;
import dev.assay.store.RunHead;
import dev.assay.store.RunSource;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link Pack} as questions read it. Never changes; need not be closed. */
public final class PackSource implements RunSource {
  /** An estimate's run and the estimate. */
  record Placed(long runId, Estimate estimate) {}

  private final Pack pack;
  private final List<PackedRun> current;
  private final Map<String, PackedRun> byId = new HashMap<>();
  private final Map<Long, PackedRun> byKey = new HashMap<>();
  private final Map<Long, List<Placed>> estimates = new HashMap<>();

  public PackSource(Pack pack) {
    this.pack = pack;
    current = pack.runs().stream().filter(PackedRun::current).toList();
    for (PackedRun run : pack.runs()) {
      byKey.put(run.head().runId(), run);
      PackedRun other = byId.get(run.head().id());
      if (other == null || !other.current()) {
        byId.put(run.head().id(), run);
      }
      if (run.current()) {
        for (StoredEstimate one : run.estimates()) {
          estimates
              .computeIfAbsent(one.metricId(), id -> new ArrayList<>())
              .add(new Placed(run.head().runId(), one.estimate()));
        }
      }
    }
  }

  Pack pack() {
    return pack;
  }

  List<PackedRun> current() {
    return current;
  }

  /** Estimates of a metric over current runs, by run key. */
  List<Placed> placed(long metricId) {
    return estimates.getOrDefault(metricId, List.of());
  }

  /** A run by its key; fails for one that is not there. */
  PackedRun packed(long runId) {
    return Objects.requireNonNull(byKey.get(runId));
  }

  @Override
  public void begin() {
    // there is but one generation
  }

  @Override
  public ColumnReader columns() {
    return new PackColumns(this);
  }

  @Override
  public RunDetails details() {
    return new PackDetails(this);
  }

  @Override
  public long generation() {
    return pack.generation();
  }

  @Override
  public List<RunHead> runs(Collection<Long> runIds) {
    Set<Long> wanted = new HashSet<>(runIds);
    return pack.runs().stream()
        .map(PackedRun::head)
        .filter(head -> wanted.contains(head.runId()))
        .toList();
  }

  @Override
  public List<MetricUse> metrics() {
    return pack.metrics().stream().filter(use -> use.runs() > 0).toList();
  }

  @Override
  public List<MetricUse> metricNames() {
    return pack.metrics().stream().map(PackSource::uncounted).toList();
  }

  static MetricUse uncounted(MetricUse use) {
    return new MetricUse(use.metricId(), use.key(), use.stated(), 0);
  }

  @Override
  public void eachEstimate(long metricId, EstimateVisitor visitor) {
    for (Placed one : placed(metricId)) {
      Estimate estimate = one.estimate();
      visitor.visit(
          one.runId(),
          estimate.value(),
          estimate.standardError().orElse(Double.NaN),
          estimate.count().orElse(0),
          estimate.source());
    }
  }

  @Override
  public long born() {
    return pack.generation();
  }

  @Override
  public void eachConfig(long after, ConfigVisitor visitor) {
    pack.configs()
        .get()
        .forEach((configId, json) -> {
          if (configId > after) {
            visitor.visit(configId, json);
          }
        });
  }

  @Override
  public @Nullable RunHead run(String id) {
    PackedRun run = byId.get(id);
    return run == null ? null : run.head();
  }

  @Override
  public List<StoredSeries> series(Collection<Long> runIds, String task, String name) {
    Set<Long> wanted = new HashSet<>(runIds);
    List<StoredSeries> found = new ArrayList<>();
    for (PackedRun run : pack.runs()) {
      long runId = run.head().runId();
      if (wanted.contains(runId)) {
        for (Series series : run.rest().get().series()) {
          if ((task.isEmpty() || task.equals(series.task()))
              && (name.isEmpty() || name.equals(series.name()))) {
            found.add(new StoredSeries(runId, series));
          }
        }
      }
    }
    return found;
  }

  @Override
  public List<FileProblem> problems(boolean remarks) {
    return pack.problems().stream().filter(problem -> remarks || problem.reject()).toList();
  }

  @Override
  public void close() {
    // holds nothing but memory
  }
}
