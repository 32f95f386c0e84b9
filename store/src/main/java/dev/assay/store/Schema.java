package dev.assay.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The tables of the index. Beside their version the file bears a checksum of the scripts that made
 * them, since two builds between two releases can have other tables under one version.
 */
final class Schema {
  private static final List<String> SCRIPTS = List.of("V1__index.sql");

  /** Rises with each published script. */
  static final int VERSION = SCRIPTS.size();

  private Schema() {}

  /** A new file needs no migration tool: the scripts run once, in one transaction. */
  static void create(Connection db) throws SQLException, IOException {
    db.setAutoCommit(false);
    if (number(db, "user_version") == 0) { // another process may have been quicker
      run(db);
    }
    db.commit();
    db.setAutoCommit(true);
  }

  /** Whether the tables were made by the scripts of this program. */
  static boolean isSigned(Connection db) throws SQLException, IOException {
    return number(db, "application_id") == checksum();
  }

  /** Says that the tables are those of this program. */
  static void sign(Connection db) throws SQLException, IOException {
    try (Statement statement = db.createStatement()) {
      statement.execute("PRAGMA application_id = " + checksum());
    }
  }

  /**
   * Puts empty tables in place of others, in one transaction. Nothing is lost: the index is a copy.
   *
   * @return the folders that had been scanned; they stay known, as never scanned
   */
  static List<String> replace(Connection db) throws SQLException, IOException {
    db.setAutoCommit(false);
    List<String> roots = List.of();
    if (!isSigned(db)) { // another process may have been quicker
      roots = roots(db);
      drop(db);
      run(db);
      for (String root : roots) {
        Sql.update(db, "INSERT INTO root (path, scanned_at) VALUES (?, 0)", root);
      }
    }
    db.commit();
    db.setAutoCommit(true);
    return roots;
  }

  private static List<String> roots(Connection db) throws SQLException {
    boolean known =
        Sql.one(db, "SELECT 1 FROM pragma_table_info('root') WHERE name = 'path'", row -> true)
            .orElse(false);
    return known
        ? Sql.list(db, "SELECT path FROM root ORDER BY path", row -> row.getString(1))
        : List.of();
  }

  private static void drop(Connection db) throws SQLException {
    List<String> drops =
        Sql.list(
            db,
            """
            SELECT 'DROP ' || type || ' IF EXISTS "' || replace(name, '"', '""') || '"'
              FROM sqlite_schema
             WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """,
            row -> row.getString(1));
    try (Statement statement = db.createStatement()) {
      for (String drop : drops) {
        statement.execute(drop);
      }
    }
  }

  private static void run(Connection db) throws SQLException, IOException {
    try (Statement statement = db.createStatement()) {
      for (String script : SCRIPTS) {
        for (String part : script(script).split(";\\s*\\n")) {
          if (!part.isBlank()) {
            statement.execute(part);
          }
        }
      }
      statement.execute("PRAGMA user_version = " + VERSION);
    }
    sign(db);
  }

  private static int number(Connection db, String pragma) throws SQLException {
    return Sql.one(db, "PRAGMA " + pragma, row -> row.getInt(1)).orElse(0);
  }

  /** Of all scripts; spaces at the ends of lines do not count. */
  private static int checksum() throws IOException {
    CRC32 sum = new CRC32();
    for (String script : SCRIPTS) {
      script(script)
          .lines()
          .forEach(line -> sum.update((line.strip() + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    return (int) sum.getValue();
  }

  private static String script(String name) throws IOException {
    try (InputStream in = Schema.class.getResourceAsStream("schema/" + name)) {
      if (in == null) {
        throw new IOException("schema script is not on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
