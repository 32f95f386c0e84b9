package dev.assay.store;

import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** {@link ColumnReader} by SQL. */
final class SqlColumns implements ColumnReader {
  private static final Estimate.Source[] ESTIMATE_SOURCES = Estimate.Source.values();
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final String METRIC = "SELECT metric_id, task, name, variant, stated FROM metric ";
  private final Connection db;

  SqlColumns(Connection db) {
    this.db = db;
  }

  @Override
  public long[] runIds() {
    return RunReader.ask(() -> {
      int size =
          Sql.one(db, "SELECT count(*) FROM run WHERE standing = 0", row -> row.getInt(1))
              .orElse(0);
      LongList ids = new LongList(size);
      Sql.each(
          db,
          "SELECT run_id FROM run WHERE standing = 0 ORDER BY run_id",
          row -> ids.add(row.getLong(1)));
      return ids.toArray();
    });
  }

  @Override
  public void eachText(TextField field, TextVisitor visitor) {
    RunReader.ask(() -> {
      Sql.each(
          db,
          "SELECT run_id, %1$s FROM run WHERE standing = 0 AND %1$s <> '' ORDER BY run_id"
              .formatted(field.sql),
          row -> visitor.visit(row.getLong(1), row.getString(2)));
      return true;
    });
  }

  @Override
  public void eachLong(LongField field, LongVisitor visitor) {
    RunReader.ask(() -> {
      Sql.each(
          db,
          "SELECT run_id, %1$s FROM run WHERE standing = 0 AND %1$s IS NOT NULL ORDER BY run_id"
              .formatted(field.sql),
          row -> visitor.visit(row.getLong(1), row.getLong(2)));
      return true;
    });
  }

  @Override
  public List<Long> baselines() {
    return RunReader.ask(() ->
        Sql.list(
            db,
            "SELECT run_id FROM run WHERE standing = 0 AND baseline = 1 ORDER BY run_id",
            row -> row.getLong(1)));
  }

  @Override
  public List<MetricUse> metricsNamed(String task, String name) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            METRIC + "WHERE task = ? AND name = ? ORDER BY variant",
            SqlColumns::metric,
            task,
            name));
  }

  @Override
  public List<MetricUse> metrics(Collection<Long> metricIds) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            METRIC + "WHERE metric_id IN (%s) ORDER BY metric_id".formatted(keys(metricIds)),
            SqlColumns::metric));
  }

  private static MetricUse metric(ResultSet row) throws SQLException {
    return new MetricUse(
        row.getLong(1),
        new MetricKey(row.getString(2), row.getString(3), row.getString(4)),
        DIRECTIONS[row.getInt(5)],
        0);
  }

  @Override
  public Map<Long, Integer> counts(Collection<Long> metricIds) {
    return RunReader.ask(() -> {
      Map<Long, Integer> counts = new HashMap<>();
      Sql.each(
          db,
          """
          SELECT metric_id, count(*)
            FROM estimate
           WHERE metric_id IN (%s) AND run_id NOT IN (SELECT run_id FROM run WHERE standing <> 0)
           GROUP BY metric_id
          """
              .formatted(keys(metricIds)),
          row -> counts.put(row.getLong(1), row.getInt(2)));
      return counts;
    });
  }

  @Override
  public List<StoredEstimate> estimates(Collection<MetricUse> metrics, Collection<Long> runIds) {
    Map<Long, MetricKey> names =
        metrics.stream()
            .collect(Collectors.toMap(MetricUse::metricId, MetricUse::key, (a, b) -> a));
    return RunReader.ask(() ->
        Sql.list(
            db,
            """
            SELECT metric_id, run_id, value, se, n, source
              FROM estimate
             WHERE metric_id IN (%s) AND run_id IN (%s)
             ORDER BY metric_id, run_id
            """
                .formatted(keys(names.keySet()), keys(runIds)),
            row -> estimate(row, names)));
  }

  private static StoredEstimate estimate(ResultSet row, Map<Long, MetricKey> names)
      throws SQLException {
    MetricKey key = names.get(row.getLong(1));
    if (key == null) {
      throw new IllegalStateException("a metric that was not asked for");
    }
    Double se = Sql.doubleOrNull(row, 4);
    Long n = Sql.longOrNull(row, 5);
    return new StoredEstimate(
        row.getLong(2),
        row.getLong(1),
        new Estimate(
            key,
            row.getDouble(3),
            se == null ? OptionalDouble.empty() : OptionalDouble.of(se),
            n == null ? OptionalLong.empty() : OptionalLong.of(n),
            ESTIMATE_SOURCES[row.getInt(6)]));
  }

  static String keys(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** A growing array of numbers. */
  private static final class LongList {
    private long[] values;
    private int size;

    LongList(int expected) {
      values = new long[Math.max(16, expected)];
    }

    void add(long value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    long[] toArray() {
      return java.util.Arrays.copyOf(values, size);
    }
  }
}
