package dev.assay.store;

import dev.assay.domain.AssayException;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The write lane's door to the index. Work is done in batches between {@link #begin} and {@link
 * #commit}; a batch that does not end leaves no trace. One thread; close it after use.
 */
public final class IngestWriter implements AutoCloseable {
  private static final long SCAN_TIME_GRAIN_MILLIS = 60_000;
  private static final Role[] ROLES = Role.values();
  private static final TimeSource[] TIME_SOURCES = TimeSource.values();
  private static final Witness.Standing[] STANDINGS = Witness.Standing.values();
  private final Connection db;
  private final RunReader.Release release;
  private final RecordWriter records;
  private long dataVersion;

  IngestWriter(Connection db, RunReader.Release release) throws SQLException {
    this.db = db;
    this.release = release;
    this.records = new RecordWriter(db);
    this.dataVersion = dataVersion();
  }

  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  static <T extends @Nullable Object> T doing(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new AssayException(
          AssayException.Kind.UNAVAILABLE,
          "the index cannot be written: " + e.getMessage(),
          "Check free space and permissions of the folder .assay; what was committed before is kept.",
          e);
    }
  }

  /**
   * Known files by path: those below {@code root} (a path without trailing slash), without their
   * digests, which are seldom needed.
   */
  public Map<String, KnownFile> filesBelow(String root) {
    return doing(() -> {
      Map<String, KnownFile> files = new HashMap<>();
      Sql.each(
          db,
          """
          SELECT path, file_id, size, mtime_ns, inode, missing_since IS NOT NULL, status = 3
            FROM file
           WHERE path >= ? AND path < ?
          """,
          row ->
              files.put(
                  row.getString(1),
                  new KnownFile(
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(4),
                      row.getLong(5),
                      null,
                      row.getInt(6) != 0,
                      row.getInt(7) != 0)),
          root.endsWith("/") ? root : root + "/",
          root.endsWith("/") ? root.substring(0, root.length() - 1) + "0" : root + "0");
      return files;
    });
  }

  /** One known file; null if it was never looked into. */
  public @Nullable KnownFile file(String path) {
    return doing(() ->
        Sql.one(
                db,
                """
                SELECT file_id, size, mtime_ns, inode, sha256, missing_since IS NOT NULL, status = 3
                  FROM file WHERE path = ?
                """,
                row ->
                    new KnownFile(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBytes(5),
                        row.getInt(6) != 0,
                        row.getInt(7) != 0),
                path)
            .orElse(null));
  }

  /**
   * Results files that present registries name, of all folders; of several entries for one file the
   * last added comes last. Entries that name the usual file in the checkpoint's own folder are left
   * out: they say nothing that the file does not.
   */
  public List<RegisteredFile> registeredFiles() {
    return doing(() ->
        Sql.list(
            db,
            """
            SELECT f.path, g.checkpoint_key, g.results_file
              FROM registration g JOIN file f USING (file_id)
             WHERE g.results_file <> '' AND f.missing_since IS NULL
               AND g.results_file <> substr(g.checkpoint_key, 6) || '/consolidated/paper_metrics_results.json'
               AND g.results_file <> substr(g.checkpoint_key, 6) || '/paper_metrics_results.json'
             ORDER BY coalesce(g.added_at, 0), f.path, g.rowid
            """,
            row -> new RegisteredFile(row.getString(1), row.getString(2), row.getString(3))));
  }

  /** Grows with every change of what the index knows of results files. */
  public long generation() {
    return doing(() ->
        Sql.one(
                db,
                "SELECT value FROM meta WHERE key = 'files_generation'",
                row -> Long.parseLong(row.getString(1)))
            .orElse(0L));
  }

  /** What the user says of runs. Changes are made between {@link #begin} and a commit. */
  public AnnotationWriter annotations() {
    return new AnnotationWriter(db);
  }

  /** Whether an evaluation stands as under way whose file was not written to since a time, in ms. */
  public boolean anyUnderWayBefore(long millis) {
    return doing(() ->
        Sql.one(
                db,
                """
                SELECT 1 FROM run r JOIN file f USING (file_id)
                 WHERE r.progress <> '' AND r.role = 2 AND r.standing = 0 AND f.mtime_ns / 1000000 < ?
                 LIMIT 1
                """,
                row -> true,
                millis)
            .orElse(false));
  }

  /** What a walk saw last time; null before the first. */
  public byte @Nullable [] listing(String root) {
    return doing(() ->
        Sql.one(db, "SELECT content FROM listing WHERE path = ?", row -> row.getBytes(1), root)
            .orElse(null));
  }

  public void putListing(String root, byte[] listing) {
    doing(() ->
        Sql.update(
            db,
            """
            INSERT INTO listing (path, content) VALUES (?, ?)
            ON CONFLICT (path) DO UPDATE SET content = excluded.content
            """,
            root,
            listing));
  }

  /**
   * Says that a folder was scanned. To the minute: a write costs more than looking at ten thousand
   * unchanged files, and the server looks every few seconds.
   */
  public void touchRoot(String root, long now) {
    doing(() -> {
      boolean fresh =
          Sql.one(
                  db,
                  "SELECT scanned_at > ? FROM root WHERE path = ?",
                  row -> row.getInt(1) != 0,
                  now - SCAN_TIME_GRAIN_MILLIS,
                  root)
              .orElse(false);
      return fresh
          ? 0
          : Sql.update(
              db,
              """
              INSERT INTO root (path, scanned_at) VALUES (?, ?)
              ON CONFLICT (path) DO UPDATE SET scanned_at = excluded.scanned_at
              """,
              root,
              now);
    });
  }

  /**
   * Starts a batch; waits for another writer's batch to end.
   *
   * @return whether another process has written since this writer's last batch, so that what was
   *     loaded from the index before may be out of date
   */
  public boolean begin() {
    return doing(() -> {
      db.setAutoCommit(false);
      try (var statement = db.createStatement()) {
        statement.execute("UPDATE meta SET value = value WHERE key = 'generation'");
      }
      long now = dataVersion();
      boolean changed = now != dataVersion;
      dataVersion = now;
      if (changed) {
        records.forget();
      }
      return changed;
    });
  }

  private long dataVersion() throws SQLException {
    return Sql.one(db, "PRAGMA data_version", row -> row.getLong(1)).orElse(0L);
  }

  /**
   * Writes one unit, replacing what was known of its files.
   *
   * @param known the file's key if it was looked into before; null if not
   */
  public void put(UnitWrite unit, @Nullable Long known, long now) {
    doing(() -> {
      records.put(unit, known, now);
      return true;
    });
  }

  /** The content is the same, only the stamp changed, or the file is back. */
  public void touch(long fileId, FileEntry entry) {
    doing(() -> {
      records.touched();
      Sql.update(
          db,
          "UPDATE file SET size = ?, mtime_ns = ?, inode = ?, missing_since = NULL WHERE file_id = ?",
          entry.size(),
          entry.mtimeNs(),
          entry.inode(),
          fileId);
      return Sql.update(db, "UPDATE run SET missing = 0 WHERE file_id = ? AND missing = 1", fileId);
    });
  }

  /** Marks files as vanished; their runs stay. */
  public void markMissing(Collection<Long> fileIds, long now) {
    doing(() -> {
      records.touched();
      for (long fileId : fileIds) {
        Sql.update(
            db,
            "UPDATE file SET missing_since = ? WHERE file_id = ? AND missing_since IS NULL",
            now,
            fileId);
        Sql.update(db, "UPDATE run SET missing = 1 WHERE file_id = ?", fileId);
        Sql.update(db, "DELETE FROM registration WHERE file_id = ?", fileId);
      }
      return true;
    });
  }

  /** Every stored record, for the decision how they stand. Writes what is still buffered first. */
  public List<Witness> witnesses() {
    return doing(() -> {
      records.flush();
      List<Witness> written = records.allWritten();
      if (written != null) {
        return written;
      }
      return Sql.list(
          db,
          """
          SELECT r.run_id, f.path, r.record, r.base_id, r.role, r.missing, r.baseline, r.checkpoint_key, r.link,
                 r.fingerprint, r.stated_at, r.time_source, r.config_id IS NOT NULL, r.curve_rank,
                 r.id, r.standing, r.group_id, r.curves_from, r.evaluated_at, r.evaluated_by, r.step,
                 CASE WHEN r.progress <> '' THEN f.mtime_ns / 1000000 END
            FROM run r JOIN file f USING (file_id)
          """,
          row ->
              new Witness(
                  row.getLong(1),
                  row.getString(2) + "#" + row.getInt(3),
                  row.getString(4),
                  ROLES[row.getInt(5)],
                  row.getInt(6) != 0,
                  row.getInt(7) != 0,
                  row.getString(8),
                  row.getString(9),
                  row.getLong(10),
                  Sql.longOrNull(row, 21),
                  Sql.longOrNull(row, 11),
                  TIME_SOURCES[row.getInt(12)],
                  row.getInt(13) != 0,
                  row.getInt(14),
                  Sql.longOrNull(row, 22),
                  new Witness.Settled(
                      row.getString(15),
                      STANDINGS[row.getInt(16)],
                      row.getLong(17),
                      Sql.longOrNull(row, 18),
                      Sql.longOrNull(row, 19),
                      TIME_SOURCES[row.getInt(20)])));
    });
  }

  /** Records decisions, by run key. */
  public void settle(Map<Long, Witness.Settled> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    doing(() -> {
      records.touched();
      try (var update =
          db.prepareStatement(
              """
              UPDATE run SET id = ?, standing = ?, group_id = ?, curves_from = ?, evaluated_at = ?, evaluated_by = ?
               WHERE run_id = ?
              """)) {
        for (var decision : decisions.entrySet()) {
          Witness.Settled settled = decision.getValue();
          Sql.bind(
              update,
              settled.id(),
              settled.standing().ordinal(),
              settled.groupId(),
              settled.curvesFrom(),
              settled.evaluatedAt(),
              settled.evaluatedBy().ordinal(),
              decision.getKey());
          update.executeUpdate();
        }
      }
      return true;
    });
  }

  /** Ends the batch: what it wrote is seen by others from here on. */
  public void commit() {
    commit("('generation', 'files_generation')");
  }

  /** Ends a batch in which only annotations were written; a scan need not look at files for it. */
  public void commitAnnotations() {
    commit("('generation')");
  }

  private void commit(String counters) {
    doing(() -> {
      records.flush();
      Sql.update(
          db,
          "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key IN "
              + counters);
      db.commit();
      db.setAutoCommit(true);
      dataVersion = dataVersion();
      return true;
    });
  }

  @Override
  public void close() {
    doing(() -> {
      if (!db.getAutoCommit()) {
        db.rollback();
        db.setAutoCommit(true);
      }
      records.close();
      release.giveBack(db);
      return true;
    });
  }
}
