package dev.assay.store;

import dev.assay.domain.AssayException;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Series;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The read lane's door to the index. One thread at a time; close it after use. */
public final class RunReader implements RunSource {
  private static final Estimate.Source[] ESTIMATE_SOURCES = Estimate.Source.values();
  private static final Direction[] DIRECTIONS = Direction.values();

  private final Connection db;
  private final Release release;
  private boolean begun;

  RunReader(Connection db, Release release) {
    this.db = db;
    this.release = release;
  }

  /** Takes a connection back after use. */
  interface Release {
    void giveBack(Connection db) throws SQLException;
  }

  interface Query<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  static <T extends @Nullable Object> T ask(Query<T> query) {
    try {
      return query.run();
    } catch (SQLException e) {
      throw new AssayException(
          AssayException.Kind.UNAVAILABLE,
          "the index cannot be read: " + e.getMessage(),
          "Delete the folder .assay and run assay scan again; results files are untouched.",
          e);
    }
  }

  @Override
  public void begin() {
    ask(() -> {
      try (Statement statement = db.createStatement()) {
        begun = true;
        return statement.execute("BEGIN DEFERRED");
      }
    });
  }

  @Override
  public ColumnReader columns() {
    return new SqlColumns(db);
  }

  @Override
  public RunDetails details() {
    return new SqlDetails(db);
  }

  @Override
  public long generation() {
    return counter("generation");
  }

  @Override
  public long born() {
    return counter("born");
  }

  private long counter(String key) {
    return ask(() ->
        Sql.one(
                db,
                "SELECT value FROM meta WHERE key = ?",
                row -> Long.parseLong(row.getString(1)),
                key)
            .orElse(0L));
  }

  /** All current runs, ordered by run key. */
  public List<RunHead> runs() {
    return ask(() -> {
      return Sql.list(db, RunRows.HEAD + "WHERE standing = 0 ORDER BY run_id", RunRows::head);
    });
  }

  @Override
  public List<RunHead> runs(Collection<Long> runIds) {
    return ask(() ->
        Sql.list(
            db,
            RunRows.HEAD
                + "WHERE run_id IN (%s) ORDER BY run_id".formatted(SqlColumns.keys(runIds)),
            RunRows::head));
  }

  @Override
  public List<MetricUse> metrics() {
    return ask(() ->
        Sql.list(
            db,
            """
            SELECT m.metric_id, m.task, m.name, m.variant, m.stated, count(*)
              FROM metric m
              JOIN estimate e USING (metric_id)
              JOIN run r USING (run_id)
             WHERE r.standing = 0
             GROUP BY m.metric_id
             ORDER BY m.task, m.name, m.variant
            """,
            row -> metricUse(row, row.getInt(6))));
  }

  @Override
  public List<MetricUse> metricNames() {
    return ask(() ->
        Sql.list(
            db,
            "SELECT metric_id, task, name, variant, stated FROM metric ORDER BY task, name, variant",
            row -> metricUse(row, 0)));
  }

  private static MetricUse metricUse(ResultSet row, int runs) throws SQLException {
    return new MetricUse(
        row.getLong(1),
        new MetricKey(row.getString(2), row.getString(3), row.getString(4)),
        DIRECTIONS[row.getInt(5)],
        runs);
  }

  @Override
  public void eachEstimate(long metricId, EstimateVisitor visitor) {
    ask(() -> {
      Sql.each(
          db,
          """
          SELECT e.run_id, e.value, e.se, e.n, e.source
            FROM estimate e
           WHERE e.metric_id = ?
           ORDER BY e.run_id
          """,
          row -> {
            double se = row.getDouble(3);
            boolean noSe = row.wasNull();
            visitor.visit(
                row.getLong(1),
                row.getDouble(2),
                noSe ? Double.NaN : se,
                row.getLong(4),
                ESTIMATE_SOURCES[row.getInt(5)]);
          },
          metricId);
      return true;
    });
  }

  @Override
  public void eachConfig(long after, ConfigVisitor visitor) {
    ask(() -> {
      Sql.each(
          db,
          "SELECT config_id, json FROM config WHERE config_id > ? ORDER BY config_id",
          row -> visitor.visit(row.getLong(1), row.getString(2)),
          after);
      return true;
    });
  }

  @Override
  public @Nullable RunHead run(String id) {
    return ask(() -> {
      return Sql.one(
              db,
              // + keeps to the index over ids
              RunRows.HEAD + "WHERE id = ? AND +standing IN (0, 2) ORDER BY +standing, run_id",
              RunRows::head,
              id)
          .orElse(null);
    });
  }

  @Override
  public List<StoredSeries> series(Collection<Long> runIds, String task, String name) {
    return ask(() ->
        Sql.list(
            db,
            """
            SELECT r.run_id, s.task, s.name, s.kind, s.part, s.part_estimated, s.x_unit, s.n, s.size, s.points
              FROM run r
              JOIN series s ON s.run_id = r.curves_from
             WHERE r.run_id IN (%s) AND (? = '' OR s.task = ?) AND (? = '' OR s.name = ?)
             ORDER BY r.run_id, s.task, s.name, s.series_id
            """
                .formatted(SqlColumns.keys(runIds)),
            row -> {
              int size = row.getInt(9);
              byte[] points = row.getBytes(10);
              return new StoredSeries(
                  row.getLong(1),
                  new Series(
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getInt(6) != 0,
                      row.getString(7),
                      Points.decodeX(points, size),
                      Points.decodeY(points, size),
                      row.getInt(8)));
            },
            task,
            task,
            name,
            name));
  }

  @Override
  public List<FileProblem> problems(boolean remarks) {
    return ask(() ->
        Sql.list(
            db,
            """
            SELECT f.path AS file, p.severity, p.place, p.problem, p.remedy, p.rowid AS at
              FROM problem p
              CROSS JOIN file f USING (file_id) -- from the few problems, not from the many files
             WHERE f.missing_since IS NULL AND (p.severity = 1 OR ?)
             UNION ALL
            SELECT f.path, 0, '', 'stopped without result: ' || r.id || ', ' || r.progress,
                   'Evaluate the checkpoint again, or remove the log.', 0
              FROM run r CROSS JOIN file f USING (file_id)
             WHERE ? AND r.progress <> '' AND r.role = 2 AND r.standing = 3 AND f.missing_since IS NULL
               AND NOT EXISTS (SELECT 1 FROM run o WHERE o.group_id = r.group_id AND o.standing < 3)
               AND NOT EXISTS (SELECT 1 FROM run b WHERE b.group_id = r.group_id AND b.progress <> ''
                                  AND (b.curve_rank, b.run_id) > (r.curve_rank, r.run_id))
             UNION ALL
            SELECT (SELECT value FROM meta WHERE key = 'notes_path'), 1, place, problem, remedy, rowid
              FROM annotation_problem
             ORDER BY file, at
            """,
            RunReader::problem,
            remarks,
            remarks));
  }

  static FileProblem problem(ResultSet row) throws SQLException {
    return new FileProblem(
        row.getString(1), row.getInt(2) == 1, row.getString(3), row.getString(4), row.getString(5));
  }

  /** Files read, by format name. */
  public Map<String, Integer> filesByFormat() {
    return ask(() -> {
      Map<String, Integer> counts = new TreeMap<>();
      Sql.each(
          db,
          "SELECT format, count(*) FROM file WHERE format <> '' GROUP BY format",
          row -> counts.put(row.getString(1), row.getInt(2)));
      return counts;
    });
  }

  /** Absolute paths of the files that were read as a format and are still there, in order. */
  public List<String> filesOf(String format) {
    return ask(() ->
        Sql.list(
            db,
            """
            SELECT path FROM file WHERE format = ? AND missing_since IS NULL AND status IN (0, 3)
             ORDER BY path
            """,
            row -> row.getString(1),
            format));
  }

  /** Folders that were scanned, in order, with the time of the last scan in ms since 1970 UTC. */
  public Map<String, Long> roots() {
    return ask(() -> {
      Map<String, Long> roots = new TreeMap<>();
      Sql.each(
          db,
          "SELECT path, scanned_at FROM root",
          row -> roots.put(row.getString(1), row.getLong(2)));
      return roots;
    });
  }

  /** Registered evaluations of which no results are left: checkpoint keys, in order. */
  public List<String> lostRegistrations() {
    return ask(() ->
        Sql.list(
            db,
            """
            SELECT DISTINCT checkpoint_key FROM registration WHERE %s ORDER BY checkpoint_key
            """
                .formatted(IndexCounts.LOST),
            row -> row.getString(1)));
  }

  /** Every results file and every copy of one that a record was read from, ordered by path. */
  public List<RunFile> runFiles() {
    return ask(() ->
        Sql.list(
            db,
            """
            SELECT r.id, r.checkpoint_key, r.checkpoint_path, r.baseline, r.role, r.standing, r.missing,
                   r.stated_at, f.path, f.format, f.sha256
              FROM run r JOIN file f USING (file_id)
             WHERE r.role < 2
             ORDER BY f.path, r.record
            """,
            RunRows::file));
  }

  /** Entries of the file of tags and notes whose run is not in the index, in order. */
  public List<String> annotationsWithoutRun() {
    return ask(() ->
        Sql.list(
            db,
            "SELECT entry FROM annotation WHERE run_id IS NULL ORDER BY entry",
            row -> row.getString(1)));
  }

  /** How many records stand how. */
  public RunCounts counts() {
    return ask(() -> IndexCounts.runs(db));
  }

  /** End of the newest scan in ms since 1970 UTC; null before the first. */
  public @Nullable Long scannedAt() {
    return ask(() ->
        Sql.one(
                db,
                "SELECT scanned_at FROM root WHERE scanned_at > 0 ORDER BY scanned_at DESC LIMIT 1",
                row -> row.getLong(1))
            .orElse(null));
  }

  public IndexSummary summary() {
    return ask(() -> IndexCounts.summary(db));
  }

  @Override
  public void close() {
    ask(() -> {
      if (begun) {
        try (Statement statement = db.createStatement()) {
          statement.execute("ROLLBACK");
        }
      }
      release.giveBack(db);
      return true;
    });
  }
}
