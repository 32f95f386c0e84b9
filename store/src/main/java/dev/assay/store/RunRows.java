package dev.assay.store;

import dev.assay.domain.Annotation;
import dev.assay.domain.Progress;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.TrainingType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rows of runs, as records. */
final class RunRows {
  private static final TrainingType[] TYPES = TrainingType.values();
  private static final TimeSource[] TIME_SOURCES = TimeSource.values();

  /** Columns that {@link #head} reads. */
  static final String HEAD =
      """
      SELECT run_id, id, name, experiment, model, training_type, baseline, missing, step, tokens, stage,
             evaluated_at, evaluated_by, config_id, tags, notes,
             (SELECT f.format FROM file f WHERE f.file_id = run.file_id), curves_from,
             (SELECT a.tags FROM annotation a WHERE a.run_id = run.run_id),
             (SELECT a.note FROM annotation a WHERE a.run_id = run.run_id),
             CASE WHEN role = 2 THEN progress ELSE '' END, progress_done, progress_total
        FROM run
      """;

  private RunRows() {}

  static RunHead head(ResultSet row) throws SQLException {
    Set<String> tags = new LinkedHashSet<>(tags(row.getString(15)));
    List<String> own = tags(Sql.textOrEmpty(row, 19));
    tags.addAll(own);
    String progress = row.getString(21);
    return new RunHead(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        TYPES[row.getInt(6)],
        row.getInt(7) != 0,
        row.getInt(8) != 0,
        Sql.longOrNull(row, 9),
        Sql.longOrNull(row, 10),
        row.getString(11),
        Sql.longOrNull(row, 12),
        TIME_SOURCES[row.getInt(13)],
        Sql.longOrNull(row, 14),
        List.copyOf(tags),
        row.getString(16),
        Sql.textOrEmpty(row, 17),
        Sql.longOrNull(row, 18) != null,
        new Annotation(own, Sql.textOrEmpty(row, 20)),
        progress.isEmpty() ? null : new Progress(progress, row.getLong(22), row.getLong(23)));
  }

  private static List<String> tags(String lines) {
    return lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
  }

  static RunFile file(ResultSet row) throws SQLException {
    long stated = row.getLong(8);
    boolean timed = !row.wasNull();
    byte[] sha256 = row.getBytes(11);
    return new RunFile(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4) != 0,
        row.getInt(5) != 0,
        row.getInt(6) == 0,
        row.getInt(7) != 0,
        timed ? Instant.ofEpochMilli(stated) : null,
        row.getString(9),
        row.getString(10),
        sha256 == null ? "" : HexFormat.of().formatHex(sha256));
  }
}
