package dev.assay.store;

import dev.assay.domain.Estimate;
import dev.assay.domain.Progress;
import dev.assay.domain.Registration;
import dev.assay.domain.RunRecord;
import dev.assay.domain.SampleSet;
import dev.assay.domain.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes units with prepared statements; hands out run keys itself so that inserts need no answer.
 */
final class RecordWriter implements AutoCloseable {
  private static final int COMPLETE_LOG = 5;
  private static final int PARTIAL_LOG = 4;
  private static final int OWN_PARTS = 3;
  private static final int GUESSED_PARTS = 2;
  private static final int SINGLE_TOKENS = 1;

  /** Enough for writing in key order to pay, few enough to be written while others read. */
  private static final int ESTIMATES_HELD = 20_000;

  private final Connection db;
  private final PreparedStatement insertFile;
  private final PreparedStatement insertCompanion;
  private final PreparedStatement insertRun;
  private final PreparedStatement insertSeries;
  private final PreparedStatement insertRegistration;
  private final PreparedStatement insertProblem;
  private final EstimateBuffer estimates = new EstimateBuffer();
  private final Keys keys;
  private long nextRunId = -1;
  private long newestFile = -1;

  /** All records of the index, as long as this writer wrote every one; spares reading them back. */
  private @Nullable List<Witness> fresh;

  RecordWriter(Connection db) throws SQLException {
    this.db = db;
    keys = new Keys(db);
    insertFile =
        db.prepareStatement(
            """
            INSERT INTO file (path, size, mtime_ns, inode, sha256, status, format, read_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE
              SET size = excluded.size, mtime_ns = excluded.mtime_ns, inode = excluded.inode, sha256 = excluded.sha256,
                  status = excluded.status, format = excluded.format, read_at = excluded.read_at, missing_since = NULL
            RETURNING file_id
            """);
    insertCompanion =
        db.prepareStatement(
            "INSERT OR IGNORE INTO companion (file_id, companion_id) VALUES (?, ?)");
    insertRun =
        db.prepareStatement(
            """
            INSERT INTO run (run_id, file_id, record, id, base_id, role, name, experiment, model, training_type,
                             baseline, checkpoint_key, checkpoint_path, step, tokens, stage, link, stated_at,
                             time_source, evaluated_at, evaluated_by, config_id, tags, notes, fingerprint, curve_rank,
                             curves_from, standing, group_id, progress, progress_done, progress_total)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    insertSeries =
        db.prepareStatement(
            """
            INSERT INTO series (run_id, task, name, kind, part, part_estimated, x_unit, n, size, points)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    insertRegistration =
        db.prepareStatement(
            """
            INSERT INTO registration (file_id, checkpoint_key, results_file, added_at) VALUES (?, ?, ?, ?)
            """);
    insertProblem =
        db.prepareStatement(
            """
            INSERT INTO problem (file_id, severity, record, place, problem, remedy) VALUES (?, ?, ?, ?, ?, ?)
            """);
  }

  /** Another process wrote: keys must be looked up anew. */
  void forget() {
    keys.forget();
    nextRunId = -1;
    newestFile = -1;
    fresh = null;
  }

  /**
   * All records of the index if this writer wrote every one and none has changed since; else null.
   */
  @Nullable List<Witness> allWritten() {
    return fresh;
  }

  /** Stored records changed otherwise than by being added. */
  void touched() {
    fresh = null;
  }

  void put(UnitWrite unit, @Nullable Long known, long now) throws SQLException {
    if (known != null) {
      clear(known);
    }
    newestFile();
    long fileId = file(unit.main(), now);
    for (FileEntry companion : unit.companions()) {
      long newestBefore = newestFile();
      long companionId = file(companion, now);
      if (companionId <= newestBefore) {
        formerlyOnItsOwn(companionId);
      }
      Sql.bind(insertCompanion, fileId, companionId);
      insertCompanion.executeUpdate();
    }
    for (var stated : unit.directions().entrySet()) {
      keys.stateDirection(stated.getKey(), stated.getValue());
    }
    if (estimates.size() > ESTIMATES_HELD) {
      flush();
    }
    int record = 0;
    for (RunRecord run : unit.runs()) {
      run(fileId, unit.main(), record++, run);
    }
    for (Registration registration : unit.registrations()) {
      Instant added = registration.addedAt();
      Sql.bind(
          insertRegistration,
          fileId,
          registration.checkpointKey(),
          registration.resultsFile(),
          added == null ? null : added.toEpochMilli());
      insertRegistration.executeUpdate();
    }
    for (UnitWrite.UnitProblem problem : unit.problems()) {
      Sql.bind(
          insertProblem,
          fileId,
          problem.reject() ? 1 : 0,
          problem.record() < 0 ? null : problem.record(),
          problem.place(),
          problem.problem(),
          problem.remedy());
      insertProblem.executeUpdate();
    }
  }

  /** Forgets what a file said when nothing stood beside it yet. */
  private void formerlyOnItsOwn(long companion) throws SQLException {
    if (Sql.one(db, "SELECT 1 FROM run WHERE file_id = ? LIMIT 1", row -> 1, companion).isPresent()
        || Sql.one(db, "SELECT 1 FROM problem WHERE file_id = ? LIMIT 1", row -> 1, companion)
            .isPresent()) {
      clear(companion);
    }
  }

  private void clear(long fileId) throws SQLException {
    flush();
    touched();
    List<Long> runs =
        Sql.list(db, "SELECT run_id FROM run WHERE file_id = ?", row -> row.getLong(1), fileId);
    for (long run : runs) {
      Sql.update(
          db,
          "DELETE FROM estimate WHERE metric_id IN (SELECT metric_id FROM metric) AND run_id = ?",
          run);
      Sql.update(db, "DELETE FROM series WHERE run_id = ?", run);
      Sql.update(db, "DELETE FROM sample_set WHERE run_id = ?", run);
    }
    Sql.update(db, "DELETE FROM companion WHERE file_id = ?", fileId);
    Sql.update(db, "DELETE FROM run WHERE file_id = ?", fileId);
    Sql.update(db, "DELETE FROM problem WHERE file_id = ?", fileId);
    Sql.update(db, "DELETE FROM registration WHERE file_id = ?", fileId);
  }

  private long file(FileEntry entry, long now) throws SQLException {
    Sql.bind(
        insertFile,
        entry.path(),
        entry.size(),
        entry.mtimeNs(),
        entry.inode(),
        entry.sha256(),
        entry.status().ordinal(),
        entry.format(),
        now);
    try (var row = insertFile.executeQuery()) {
      row.next();
      long fileId = row.getLong(1);
      newestFile = Math.max(newestFile, fileId);
      return fileId;
    }
  }

  /** The highest key of a file; what gets a higher one was not in the index before. */
  private long newestFile() throws SQLException {
    if (newestFile < 0) {
      newestFile =
          Sql.one(db, "SELECT coalesce(max(file_id), 0) FROM file", row -> row.getLong(1))
              .orElse(0L);
    }
    return newestFile;
  }

  private void run(long fileId, FileEntry file, int record, RunRecord run) throws SQLException {
    long runId = nextRunId();
    Instant at = run.evaluatedAt();
    Long millis = at == null ? null : at.toEpochMilli();
    Long configId = keys.config(run);
    Progress progress = run.progress();
    Long openSince = progress == null ? null : file.mtimeNs() / 1_000_000;
    Witness witness =
        witness(runId, file.path() + "#" + record, run, millis, configId != null, openSince);
    if (fresh != null) {
      fresh.add(witness);
    }
    Witness.Settled settled = witness.settled();
    Sql.bind(
        insertRun,
        runId,
        fileId,
        record,
        run.id(),
        run.id(),
        run.role().ordinal(),
        run.name(),
        run.checkpoint().experiment(),
        run.model(),
        run.trainingType().ordinal(),
        run.baseline(),
        run.checkpointKey(),
        run.checkpoint().path(),
        boxed(run.checkpoint().step()),
        boxed(run.checkpoint().tokens()),
        run.checkpoint().stage(),
        run.link(),
        millis,
        run.timeSource().ordinal(),
        millis,
        run.timeSource().ordinal(),
        configId,
        tags(run.tags()),
        run.notes(),
        witness.fingerprint(),
        witness.curveRank(),
        settled.curvesFrom(),
        settled.standing().ordinal(),
        settled.groupId(),
        progress == null ? "" : progress.text(),
        progress == null ? 0L : progress.done(),
        progress == null ? 0L : progress.total());
    insertRun.executeUpdate();
    for (Estimate estimate : run.estimates()) {
      estimates.add(keys.metric(estimate.metric()), runId, estimate);
    }
    for (Series series : run.series()) {
      Sql.bind(
          insertSeries,
          runId,
          series.task(),
          series.name(),
          series.kind(),
          series.part(),
          series.partEstimated(),
          series.xUnit(),
          series.count(),
          series.size(),
          Points.encode(series.x(), series.y()));
      insertSeries.executeUpdate();
    }
    for (SampleSet samples : run.samples()) {
      Sql.update(
          db,
          "INSERT OR REPLACE INTO sample_set (run_id, metric_id, scored, unscored, mean, se) VALUES (?, ?, ?, ?, ?, ?)",
          runId,
          keys.metric(samples.metric()),
          samples.scored(),
          samples.unscored(),
          finite(samples.mean()),
          finite(samples.standardError()));
    }
  }

  /** The record as it will be judged; until then it stands for itself. */
  private static Witness witness(
      long runId,
      String origin,
      RunRecord run,
      @Nullable Long at,
      boolean hasConfig,
      @Nullable Long openSince) {
    boolean attachment =
        switch (run.role()) {
          case RESULT, COPY -> false;
          case CURVES, SAMPLES -> true;
        };
    int curveRank = curveRank(run);
    return new Witness(
        runId,
        origin,
        run.id(),
        run.role(),
        false,
        run.baseline(),
        run.checkpointKey(),
        run.link(),
        attachment ? 0L : Fingerprint.of(run),
        boxed(run.checkpoint().step()),
        at,
        run.timeSource(),
        hasConfig,
        curveRank,
        openSince,
        new Witness.Settled(
            run.id(),
            attachment ? Witness.Standing.ATTACHMENT : Witness.Standing.CURRENT,
            runId,
            curveRank > 0 && !attachment ? runId : null,
            at,
            run.timeSource()));
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static String tags(List<String> tags) {
    StringBuilder lines = new StringBuilder();
    for (String tag : tags) {
      if (!lines.isEmpty()) {
        lines.append('\n');
      }
      lines.append(tag.replace('\n', ' '));
    }
    return lines.toString();
  }

  /** The better a record's curves tell which file each point is from, the higher. */
  private static int curveRank(RunRecord run) {
    if (run.series().isEmpty()) {
      return 0;
    }
    if (run.role() == RunRecord.Role.CURVES) {
      return run.tags().contains("complete") ? COMPLETE_LOG : PARTIAL_LOG;
    }
    boolean guessed = false;
    boolean single = true;
    for (Series series : run.series()) {
      guessed |= series.partEstimated();
      single &= series.kind().equals("single-token");
    }
    return single ? SINGLE_TOKENS : guessed ? GUESSED_PARTS : OWN_PARTS;
  }

  private long nextRunId() throws SQLException {
    if (nextRunId < 0) {
      nextRunId =
          Sql.one(db, "SELECT coalesce(max(run_id), 0) + 1 FROM run", row -> row.getLong(1))
              .orElse(1L);
      if (nextRunId == 1) {
        fresh = new ArrayList<>();
      }
    }
    return nextRunId++;
  }

  /** Writes the estimates that are still held back. */
  void flush() throws SQLException {
    estimates.flush(db);
  }

  @Override
  public void close() throws SQLException {
    insertFile.close();
    insertCompanion.close();
    insertRun.close();
    insertSeries.close();
    insertRegistration.close();
    insertProblem.close();
  }
}
