package dev.assay.store;

import dev.assay.domain.Annotation;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The index's copy of the file of tags and notes. Belongs to an {@link IngestWriter} and lives as
 * long as it.
 */
public final class AnnotationWriter {
  private final Connection db;

  AnnotationWriter(Connection db) {
    this.db = db;
  }

  /**
   * One entry of the file.
   *
   * @param entry id of the run that was meant when it was written
   * @param checkpoint path of its checkpoint then; empty if it had none
   */
  public record Entry(String entry, String checkpoint, Annotation said) {}

  /** A line of the file that could not be understood. */
  public record Problem(String place, String problem, String remedy) {}

  /**
   * What an annotation may mean.
   *
   * @param checkpoint path of the checkpoint; empty if unknown
   * @param current whether it is shown; else an older evaluation
   */
  public record Target(long runId, String id, String checkpoint, boolean current) {}

  /** What the file was like when it was copied; empty before. */
  public String stamp() {
    return IngestWriter.doing(() ->
        Sql.one(db, "SELECT value FROM meta WHERE key = 'notes_stamp'", row -> row.getString(1))
            .orElse(""));
  }

  /** Replaces the whole copy. No entry stands for a run until {@link #assign}. */
  public void replace(String path, String stamp, List<Entry> entries, List<Problem> problems) {
    IngestWriter.doing(() -> {
      Sql.update(
          db,
          "INSERT OR REPLACE INTO meta (key, value) VALUES ('notes_path', ?), ('notes_stamp', ?)",
          path,
          stamp);
      Sql.update(db, "DELETE FROM annotation");
      Sql.update(db, "DELETE FROM annotation_problem");
      for (Entry entry : entries) {
        Sql.update(
            db,
            "INSERT INTO annotation (entry, checkpoint, tags, note) VALUES (?, ?, ?, ?)",
            entry.entry(),
            entry.checkpoint(),
            String.join("\n", entry.said().tags()),
            entry.said().note());
      }
      for (Problem problem : problems) {
        Sql.update(
            db,
            "INSERT INTO annotation_problem (place, problem, remedy) VALUES (?, ?, ?)",
            problem.place(),
            problem.problem(),
            problem.remedy());
      }
      return true;
    });
  }

  /** The copy, by entry. */
  public List<Entry> entries() {
    return IngestWriter.doing(() ->
        Sql.list(
            db,
            "SELECT entry, checkpoint, tags, note FROM annotation ORDER BY entry",
            row ->
                new Entry(
                    row.getString(1),
                    row.getString(2),
                    new Annotation(
                        row.getString(3).isEmpty()
                            ? List.of()
                            : List.of(row.getString(3).split("\n", -1)),
                        row.getString(4)))));
  }

  /** Runs and older evaluations, by id; the current ones first. */
  public List<Target> targets() {
    return IngestWriter.doing(() ->
        Sql.list(
            db,
            """
            SELECT run_id, id, checkpoint_path, standing = 0
              FROM run WHERE standing IN (0, 2)
             ORDER BY standing, id
            """,
            row ->
                new Target(
                    row.getLong(1), row.getString(2), row.getString(3), row.getInt(4) != 0)));
  }

  /** Says which run each entry means; null for none. */
  public void assign(Map<String, @Nullable Long> runIds) {
    IngestWriter.doing(() -> {
      for (var assigned : runIds.entrySet()) {
        Sql.update(
            db,
            "UPDATE annotation SET run_id = ? WHERE entry = ? AND run_id IS NOT ?",
            assigned.getValue(),
            assigned.getKey(),
            assigned.getValue());
      }
      return true;
    });
  }
}
