package dev.assay.store;

import java.sql.Connection;
import java.sql.SQLException;

/** How much of what is in the index. */
final class IndexCounts {
  /** Of a registration: a baseline without a path of its own is any baseline. */
  static final String LOST =
      """
      checkpoint_key NOT IN (SELECT checkpoint_key FROM run WHERE standing < 3)
        AND (checkpoint_key <> 'baseline:pretrained'
             OR NOT EXISTS (SELECT 1 FROM run WHERE baseline = 1 AND standing < 3))
      """;

  private IndexCounts() {}

  /** How many records stand how. */
  static RunCounts runs(Connection db) throws SQLException {
    int[] counts = new int[4];
    Sql.each(
        db,
        "SELECT standing, missing, count(*) FROM run GROUP BY standing, missing",
        row -> {
          int standing = row.getInt(1);
          if (standing < 3) {
            counts[standing] += row.getInt(3);
          }
          if (standing == 0 && row.getInt(2) != 0) {
            counts[3] += row.getInt(3);
          }
        });
    return new RunCounts(counts[0], counts[1], counts[2], counts[3]);
  }

  /** What is in the index, in numbers. */
  static IndexSummary summary(Connection db) throws SQLException {
    return Sql.one(
            db,
            """
            SELECT (SELECT value FROM meta WHERE key = 'generation'),
                   (SELECT count(*) FROM run WHERE standing = 0),
                   (SELECT count(*) FROM run WHERE standing = 0 AND missing = 1),
                   (SELECT count(*) FROM run WHERE standing = 2),
                   (SELECT count(*) FROM run WHERE standing = 1),
                   (SELECT count(*) FROM file WHERE status IN (0, 1) AND missing_since IS NULL),
                   (SELECT count(*) FROM file WHERE status = 2 AND missing_since IS NULL),
                   (SELECT count(DISTINCT file_id) FROM problem JOIN file USING (file_id)
                     WHERE severity = 1 AND missing_since IS NULL)
                   + EXISTS (SELECT 1 FROM annotation_problem),
                   (SELECT count(DISTINCT checkpoint_key) FROM registration),
                   (SELECT count(DISTINCT checkpoint_key) FROM registration WHERE %s),
                   (SELECT max(scanned_at) FROM root WHERE scanned_at > 0)
            """
                .formatted(LOST),
            row ->
                new IndexSummary(
                    Long.parseLong(row.getString(1)),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7),
                    row.getInt(8),
                    row.getInt(9),
                    row.getInt(10),
                    Sql.longOrNull(row, 11)))
        .orElseThrow();
  }
}
