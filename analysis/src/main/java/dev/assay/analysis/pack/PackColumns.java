package dev.assay.analysis.pack;

import dev.assay.analysis.pack.Pack.PackedRun;
import dev.assay.store.ColumnReader;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.StoredEstimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The current runs of a {@link Pack}, column by column. */
final class PackColumns implements ColumnReader {
  private final PackSource source;

  PackColumns(PackSource source) {
    this.source = source;
  }

  @Override
  public long[] runIds() {
    return source.current().stream().mapToLong(run -> run.head().runId()).toArray();
  }

  @Override
  public void eachText(TextField field, TextVisitor visitor) {
    for (PackedRun run : source.current()) {
      String text = text(field, run.head());
      if (!text.isEmpty()) {
        visitor.visit(run.head().runId(), text);
      }
    }
  }

  private static String text(TextField field, RunHead head) {
    return switch (field) {
      case ID -> head.id();
      case NAME -> head.name();
      case EXPERIMENT -> head.experiment();
      case MODEL -> head.model();
      case STAGE -> head.stage();
      case TAGS -> String.join("\n", head.tags());
      case NOTES -> head.notes();
      case OWN_TAGS -> String.join("\n", head.own().tags());
      case OWN_NOTE -> head.own().note();
      case FORMAT -> head.format();
    };
  }

  @Override
  public void eachLong(LongField field, LongVisitor visitor) {
    for (PackedRun run : source.current()) {
      Long value = number(field, run.head());
      if (value != null) {
        visitor.visit(run.head().runId(), value);
      }
    }
  }

  private static @Nullable Long number(LongField field, RunHead head) {
    return switch (field) {
      case STEP -> head.step();
      case TOKENS -> head.tokens();
      case TRAINING_TYPE -> (Long) (long) head.trainingType().ordinal();
      case BASELINE -> (Long) (head.baseline() ? 1L : 0L);
      case MISSING -> (Long) (head.missing() ? 1L : 0L);
      case RUNNING -> (Long) (head.progress() != null ? 1L : 0L);
      case HAS_SERIES -> (Long) (head.hasSeries() ? 1L : 0L);
      case EVALUATED_AT -> head.evaluatedAt();
      case CONFIG_ID -> head.configId();
    };
  }

  @Override
  public List<Long> baselines() {
    return source.current().stream()
        .filter(run -> run.head().baseline())
        .map(run -> run.head().runId())
        .toList();
  }

  @Override
  public List<MetricUse> metricsNamed(String task, String name) {
    return source.metricNames().stream()
        .filter(use -> use.key().task().equals(task) && use.key().name().equals(name))
        .toList();
  }

  @Override
  public List<MetricUse> metrics(Collection<Long> metricIds) {
    Set<Long> wanted = new HashSet<>(metricIds);
    return source.metricNames().stream()
        .filter(use -> wanted.contains(use.metricId()))
        .sorted(Comparator.comparingLong(MetricUse::metricId))
        .toList();
  }

  @Override
  public Map<Long, Integer> counts(Collection<Long> metricIds) {
    Map<Long, Integer> counts = new HashMap<>();
    for (Long id : metricIds) {
      int size = source.placed(id).size();
      if (size > 0) {
        counts.put(id, size);
      }
    }
    return counts;
  }

  @Override
  public List<StoredEstimate> estimates(Collection<MetricUse> metrics, Collection<Long> runIds) {
    Set<Long> runs = new HashSet<>(runIds);
    List<StoredEstimate> found = new ArrayList<>();
    metrics.stream()
        .mapToLong(MetricUse::metricId)
        .sorted()
        .distinct()
        .forEach(metricId -> {
          for (PackSource.Placed one : source.placed(metricId)) {
            if (runs.contains(one.runId())) {
              found.add(new StoredEstimate(one.runId(), metricId, one.estimate()));
            }
          }
        });
    return found;
  }
}
