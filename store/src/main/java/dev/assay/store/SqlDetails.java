package dev.assay.store;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.SampleSet;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@link RunDetails} by SQL. */
final class SqlDetails implements RunDetails {
  private static final SourceFile.Role[] SOURCE_ROLES = SourceFile.Role.values();
  private static final Estimate.Source[] ESTIMATE_SOURCES = Estimate.Source.values();
  private final Connection db;

  SqlDetails(Connection db) {
    this.db = db;
  }

  @Override
  public List<StoredEstimate> estimates(long runId) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            """
            SELECT m.metric_id, m.task, m.name, m.variant, e.value, e.se, e.n, e.source
              FROM metric m
              JOIN estimate e ON e.metric_id = m.metric_id AND e.run_id = ?
             ORDER BY m.task, m.name, m.variant
            """,
            row -> {
              Double se = Sql.doubleOrNull(row, 6);
              Long n = Sql.longOrNull(row, 7);
              return new StoredEstimate(
                  runId,
                  row.getLong(1),
                  new Estimate(
                      new MetricKey(row.getString(2), row.getString(3), row.getString(4)),
                      row.getDouble(5),
                      se == null ? OptionalDouble.empty() : OptionalDouble.of(se),
                      n == null ? OptionalLong.empty() : OptionalLong.of(n),
                      ESTIMATE_SOURCES[row.getInt(8)]));
            },
            runId));
  }

  @Override
  public String config(@Nullable Long configId) {
    return RunReader.ask(() ->
        Sql.one(
                db,
                "SELECT json FROM config WHERE config_id = ?",
                row -> row.getString(1),
                configId)
            .orElse(""));
  }

  @Override
  public String checkpointPath(long runId) {
    return RunReader.ask(() ->
        Sql.one(
                db,
                "SELECT checkpoint_path FROM run WHERE run_id = ?",
                row -> row.getString(1),
                runId)
            .orElse(""));
  }

  @Override
  public @Nullable Long registeredAt(long runId) {
    return RunReader.ask(() ->
        Sql.one(
                db,
                """
                SELECT g.added_at
                  FROM registration g
                  JOIN run w ON w.checkpoint_key = g.checkpoint_key
                  JOIN run r ON w.group_id = r.group_id
                 WHERE r.run_id = ? AND g.added_at IS NOT NULL
                 ORDER BY g.added_at
                 LIMIT 1
                """,
                row -> row.getLong(1),
                runId)
            .orElse(null));
  }

  @Override
  public List<SourceFile> sources(long runId) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            """
            WITH teller (file_id, role, other) AS (
              SELECT w.file_id, min(w.role), min(w.run_id <> r.run_id)
                FROM run r
                JOIN run w ON w.run_id = r.run_id OR w.run_id = r.curves_from
                       OR (w.group_id = r.group_id AND w.standing = 3)
                       OR (w.group_id = r.group_id AND w.standing = 1 AND w.id = r.id)
               WHERE r.run_id = ?
               GROUP BY w.file_id),
            source (file_id, role, other) AS (
              SELECT file_id, role, other FROM teller
               UNION ALL
              SELECT c.companion_id, ?, min(t.other)
                FROM teller t JOIN companion c ON c.file_id = t.file_id
               WHERE c.companion_id NOT IN (SELECT file_id FROM teller)
               GROUP BY c.companion_id)
            SELECT f.path, f.format, s.role, f.sha256, f.size, f.mtime_ns, f.read_at, f.missing_since IS NOT NULL
              FROM source s JOIN file f USING (file_id)
             ORDER BY s.other, s.role, f.path
            """,
            row -> {
              byte[] sha = row.getBytes(4);
              return new SourceFile(
                  row.getString(1),
                  row.getString(2),
                  SOURCE_ROLES[row.getInt(3)],
                  sha == null ? "" : HexFormat.of().formatHex(sha),
                  row.getLong(5),
                  row.getLong(6) / 1_000_000,
                  row.getLong(7),
                  row.getInt(8) != 0);
            },
            runId,
            SourceFile.Role.COMPANION.ordinal()));
  }

  @Override
  public List<HistoryEntry> history(long runId) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            """
            SELECT o.id, o.standing = 0, o.evaluated_at
              FROM run r
              JOIN run o ON o.group_id = r.group_id AND o.run_id <> r.run_id AND o.standing IN (0, 2)
             WHERE r.run_id = ?
             ORDER BY o.evaluated_at DESC, o.id
            """,
            row -> new HistoryEntry(row.getString(1), row.getInt(2) != 0, Sql.longOrNull(row, 3)),
            runId));
  }

  @Override
  public List<StoredSamples> samples(long runId) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            """
            SELECT m.task, m.name, m.variant, s.scored, s.unscored, s.mean, s.se, f.path
              FROM run r
              JOIN run w ON w.run_id = r.run_id OR (w.group_id = r.group_id AND w.standing = 3)
              JOIN sample_set s ON s.run_id = w.run_id
              JOIN metric m USING (metric_id)
              JOIN file f ON f.file_id = w.file_id
             WHERE r.run_id = ?
             ORDER BY m.task, m.name, m.variant
            """,
            row -> {
              Double mean = Sql.doubleOrNull(row, 6);
              Double se = Sql.doubleOrNull(row, 7);
              return new StoredSamples(
                  new SampleSet(
                      new MetricKey(row.getString(1), row.getString(2), row.getString(3)),
                      row.getLong(4),
                      row.getLong(5),
                      mean == null ? Double.NaN : mean,
                      se == null ? Double.NaN : se),
                  row.getString(8));
            },
            runId));
  }

  @Override
  public List<FileProblem> problemsOf(long runId) {
    return RunReader.ask(() ->
        Sql.list(
            db,
            """
            SELECT f.path, p.severity, p.place, p.problem, p.remedy
              FROM run r
              JOIN problem p ON p.file_id = r.file_id AND (p.record IS NULL OR p.record = r.record)
              JOIN file f ON f.file_id = r.file_id
             WHERE r.run_id = ?
             ORDER BY p.rowid
            """,
            RunReader::problem,
            runId));
  }
}
