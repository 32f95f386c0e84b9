package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Values;
import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.AssayException;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.Nearest;
import dev.assay.store.ColumnReader.TextField;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.StoredEstimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rows and columns of what the index holds. */
final class Rows {
  /** Runs that one question may name. */
  private static final int MAX_IDS = 200;

  /** Runs whose estimates are looked up one by one. */
  private static final int LOOKED_UP = 500;

  private final View view;

  Rows(View view) {
    this.view = view;
  }

  /** A run without cells. */
  static RunRow row(RunHead run) {
    return row(run, Map.of());
  }

  private static RunRow row(RunHead run, Map<String, Cell> cells) {
    return new RunRow(
        run.id(),
        run.name(),
        run.experiment(),
        run.model(),
        run.trainingType(),
        run.baseline(),
        run.missing(),
        run.step(),
        run.tokens(),
        run.stage(),
        instant(run.evaluatedAt()),
        run.tags(),
        run.notes(),
        run.format(),
        run.hasSeries(),
        run.own(),
        run.progress(),
        cells);
  }

  static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /** Runs at these positions, in this order, with these columns. */
  List<RunRow> rows(int[] positions, List<ColumnRef> columns) {
    return rows(positions, columns, false);
  }

  /**
   * Runs at these positions, in this order, with these columns.
   *
   * @param asWritten whether names are those of the files, even where several are the same
   */
  List<RunRow> rows(int[] positions, List<ColumnRef> columns, boolean asWritten) {
    if (positions.length == 0) {
      return List.of();
    }
    List<Long> ids = Arrays.stream(positions).mapToObj(view.table()::runId).toList();
    Map<Long, RunHead> heads = new HashMap<>();
    (asWritten ? view.reader().runs(ids) : view.heads(ids))
        .forEach(head -> heads.put(head.runId(), head));
    Found estimates = estimates(columns, ids);
    List<RunRow> rows = new ArrayList<>();
    for (int position : positions) {
      RunHead head = heads.get(view.table().runId(position));
      if (head != null) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (ColumnRef column : columns) {
          Cell cell = cell(column, head, position, estimates);
          if (cell != null) {
            cells.put(column.key(), cell);
          }
        }
        rows.add(row(head, cells));
      }
    }
    return rows;
  }

  /** Finds the estimates of runs. */
  private interface Found {
    @Nullable Estimate get(MetricUse metric, long runId, int position);
  }

  /** A few runs are looked up one by one; for many whole columns are read, and kept. */
  private Found estimates(List<ColumnRef> columns, List<Long> runIds) {
    if (runIds.size() > LOOKED_UP) {
      return (metric, runId, position) ->
          view.estimates(metric.metricId()).at(metric.key(), position);
    }
    Map<Long, Map<Long, Estimate>> byRun = byRun(metrics(columns), runIds);
    return (metric, runId, position) -> byRun.getOrDefault(runId, Map.of()).get(metric.metricId());
  }

  private static Set<MetricUse> metrics(List<ColumnRef> columns) {
    Set<MetricUse> metrics = new LinkedHashSet<>();
    for (ColumnRef column : columns) {
      if (column instanceof ColumnRef.OfMetric(var metric, var ignored)) {
        metrics.add(metric);
      }
    }
    return metrics;
  }

  /** Estimates by run, then by metric. */
  Map<Long, Map<Long, Estimate>> byRun(Collection<MetricUse> metrics, Collection<Long> runIds) {
    Map<Long, Map<Long, Estimate>> byRun = new HashMap<>();
    if (!metrics.isEmpty() && !runIds.isEmpty()) {
      for (StoredEstimate stored : view.reader().columns().estimates(metrics, runIds)) {
        byRun
            .computeIfAbsent(stored.runId(), id -> new HashMap<>())
            .put(stored.metricId(), stored.estimate());
      }
    }
    return byRun;
  }

  private @Nullable Cell cell(ColumnRef column, RunHead head, int position, Found estimates) {
    return switch (column) {
      case ColumnRef.OfField(var field) ->
          field.derived() ? valueAt(column, position) : ofNullable(field.of(head));
      case ColumnRef.OfTypes ignored -> null;
      case ColumnRef.OfAnyText ignored -> null;
      case ColumnRef.OfMetric(var metric, var part) -> {
        Estimate estimate = estimates.get(metric, head.runId(), position);
        yield estimate == null ? null : cell(metric, part, estimate);
      }
      case ColumnRef.OfConfig ignored -> valueAt(column, position);
    };
  }

  private @Nullable Cell valueAt(ColumnRef column, int position) {
    Values values = view.values(column);
    return values.missing(position) ? null : Cell.of(values.cell(position));
  }

  private @Nullable Cell cell(MetricUse metric, Part part, Estimate estimate) {
    return switch (part) {
      case VALUE -> Estimates.cell(view.describe(metric), estimate);
      case SE ->
          estimate.standardError().isPresent()
              ? Cell.of((Double) estimate.standardError().getAsDouble())
              : null;
      case N -> estimate.count().isPresent() ? Cell.of((Long) estimate.count().getAsLong()) : null;
    };
  }

  private static @Nullable Cell ofNullable(@Nullable Object value) {
    return value == null ? null : Cell.of(value);
  }

  /** Describes columns and counts the runs that have a value. */
  List<Column> columns(List<ColumnRef> refs) {
    Set<Long> metricIds = new LinkedHashSet<>();
    for (ColumnRef ref : refs) {
      if (ref instanceof ColumnRef.OfMetric(var metric, var ignored)) {
        metricIds.add(metric.metricId());
      }
    }
    Map<Long, Integer> counts = metricIds.isEmpty() ? Map.of() : view.counts(metricIds);
    return refs.stream()
        .map(ref ->
            switch (ref) {
              case ColumnRef.OfField(var field) -> field.column(view.values(ref).count());
              case ColumnRef.OfTypes ignored -> throw onlyForFilters(ref);
              case ColumnRef.OfAnyText ignored -> throw onlyForFilters(ref);
              case ColumnRef.OfMetric(var metric, var part) ->
                  part == Part.VALUE
                      ? metric(metric, counts.getOrDefault(metric.metricId(), 0))
                      : part(metric, part, view.values(ref).count());
              case ColumnRef.OfConfig(var path) -> config(path, view.values(ref));
            })
        .toList();
  }

  private static IllegalArgumentException onlyForFilters(ColumnRef ref) {
    return new IllegalArgumentException("for filters only: " + ref.key());
  }

  /** Describes a metric. */
  Column metric(MetricUse use, int count) {
    Metric metric = view.describe(use);
    return new Column(
        use.key().toString(),
        Column.Kind.METRIC,
        metric.display(),
        metric,
        Column.ValueType.NUMBER,
        count);
  }

  private Column part(MetricUse use, Part part, int count) {
    Metric whole = view.describe(use);
    boolean isCount = part == Part.N;
    Metric metric =
        new Metric(
            whole.key(),
            whole.display() + (isCount ? " n" : " SE"),
            whole.group(),
            Direction.NEITHER,
            isCount ? "count" : whole.unit(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            isCount ? 0 : whole.digits(),
            !isCount && whole.percent(),
            false,
            "");
    return new Column(
        new ColumnRef.OfMetric(use, part).key(),
        Column.Kind.METRIC,
        metric.display(),
        metric,
        Column.ValueType.NUMBER,
        count);
  }

  private static Column config(String path, Values values) {
    Column.ValueType type = null;
    for (int i = 0; i < values.size(); i++) {
      if (!values.missing(i)) {
        Object value = values.cell(i);
        Column.ValueType here =
            value instanceof Double
                ? Column.ValueType.NUMBER
                : value instanceof Boolean ? Column.ValueType.BOOLEAN : Column.ValueType.TEXT;
        if (type != null && type != here) {
          type = Column.ValueType.MIXED;
          break;
        }
        type = here;
      }
    }
    return ConfigCatalogue.column(
        path, type == null ? Column.ValueType.MIXED : type, values.count());
  }

  /**
   * Runs by id, in this order, repetitions dropped.
   *
   * @throws AssayException BAD_INPUT for none or too many, NOT_FOUND for an unknown one
   */
  List<RunHead> heads(List<String> ids) {
    Set<String> distinct = new LinkedHashSet<>(ids);
    if (distinct.isEmpty() || distinct.size() > MAX_IDS) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          distinct.isEmpty()
              ? "no run is named"
              : "%s runs are named, at most %s can be".formatted(distinct.size(), MAX_IDS),
          "Name 1 to %s runs; see their ids: assay runs".formatted(MAX_IDS));
    }
    return distinct.stream().map(this::head).toList();
  }

  /**
   * One run by its id.
   *
   * @throws AssayException NOT_FOUND, with the nearest ids
   */
  RunHead head(String id) {
    RunHead head = view.head(id);
    if (head != null) {
      return head;
    }
    List<String> near = Nearest.of(id, Arrays.asList(view.texts(TextField.ID).dictionary()), 3);
    throw new AssayException(
        AssayException.Kind.NOT_FOUND,
        "no run '%s'".formatted(id.length() <= 120 ? id : id.substring(0, 119) + "…"),
        near.isEmpty()
            ? "See all ids: assay runs"
            : "Did you mean %s?".formatted(String.join(", ", near)));
  }
}
