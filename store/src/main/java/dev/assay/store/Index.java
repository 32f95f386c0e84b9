package dev.assay.store;

import dev.assay.domain.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * The index of one workspace: one SQLite file in WAL mode. Any number of processes read while one
 * writes; a second writer waits for the first one's batch.
 *
 * <p>Thread-safe: every reader and writer has a connection of its own.
 */
public final class Index implements AutoCloseable {
  private static final int BUSY_MILLIS = 120_000;
  private final Path file;

  /** A connection that nobody uses just now: making one costs more than most questions. */
  private final AtomicReference<@Nullable Connection> spare = new AtomicReference<>();

  private volatile @Nullable Object identity;
  private volatile List<String> emptied = List.of();

  private Index(Path file) {
    this.file = file;
  }

  /**
   * Opens the index at {@code file}, making or upgrading it when needed. One whose tables are not
   * those of this program, though it bears the same version, is emptied; see {@link #emptied}.
   *
   * @throws AssayException UNAVAILABLE when the file is no index, newer than this program, or
   *     cannot be written
   */
  public static Index open(Path file) {
    Index index = new Index(file.toAbsolutePath());
    try {
      Files.createDirectories(index.file.getParent());
      index.prepareSchema();
      return index;
    } catch (IOException | SQLException e) {
      throw index.unusable(e);
    }
  }

  /** Whether there is an index at {@code file}. */
  public static boolean exists(Path file) {
    return Files.isRegularFile(file);
  }

  public Path file() {
    return file;
  }

  /**
   * The folders that had been scanned into an index that another build of Assay had made with other
   * tables, and that was therefore emptied when it was opened: scan them again. Empty when that did
   * not happen.
   */
  public List<String> emptied() {
    return emptied;
  }

  /** A reader with a connection of its own; close it after use. */
  public RunReader read() {
    try {
      return new RunReader(borrow(true), this::giveBack);
    } catch (IOException | SQLException e) {
      throw unusable(e);
    }
  }

  /** A writer with a connection of its own; close it after use. */
  public IngestWriter write() {
    try {
      return new IngestWriter(borrow(false), this::giveBack);
    } catch (IOException | SQLException e) {
      throw unusable(e);
    }
  }

  private Connection borrow(boolean readOnly) throws SQLException, IOException {
    if (!Objects.equals(identity, identityNow())) {
      // Somebody deleted the file, and perhaps made another. The spare connection reads a ghost;
      // closing
      // it would remove the write-ahead log of the new file, which has the same name.
      spare.set(null);
      Files.createDirectories(file.getParent());
      prepareSchema();
    }
    Connection idle = spare.getAndSet(null);
    Connection connection = idle == null ? connect() : idle;
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = " + (readOnly ? 1 : 0));
    }
    return connection;
  }

  private void giveBack(Connection connection) throws SQLException {
    if (!spare.compareAndSet(null, connection)) {
      connection.close();
    }
  }

  /** Closes the idle connection; readers and writers that are open stay open. */
  @Override
  public void close() {
    Connection idle = spare.getAndSet(null);
    if (idle != null) {
      try {
        idle.close();
      } catch (SQLException e) {
        throw unusable(e);
      }
    }
  }

  private Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-16_000);
    config.setGetGeneratedKeys(false); // else every insert costs a second statement
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private void prepareSchema() throws SQLException, IOException {
    Connection db = connect();
    int version = userVersion(db);
    if (version > Schema.VERSION) {
      db.close();
      throw new AssayException(
          AssayException.Kind.UNAVAILABLE,
          "the index %s was made by a newer Assay (schema %s, this one knows %s)"
              .formatted(file, version, Schema.VERSION),
          "Update Assay, or delete the index and run assay scan again; results files are untouched.");
    }
    if (version == 0) {
      Schema.create(db);
    } else if (version < Schema.VERSION) {
      db.close();
      Migrations.run(file, version);
      db = connect();
      Schema.sign(db);
    } else if (!Schema.isSigned(db)) {
      emptied = Schema.replace(db);
    }
    giveBack(db);
    identity = identityNow();
  }

  /** What tells this file from another one of the same name; null when there is none. */
  private @Nullable Object identityNow() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private static int userVersion(Connection db) throws SQLException {
    return Sql.one(db, "PRAGMA user_version", row -> row.getInt(1)).orElse(0);
  }

  private AssayException unusable(Exception cause) {
    boolean notAnIndex =
        cause instanceof SQLiteException sqlite
            && (sqlite.getResultCode() == org.sqlite.SQLiteErrorCode.SQLITE_NOTADB
                || sqlite.getResultCode() == org.sqlite.SQLiteErrorCode.SQLITE_CORRUPT);
    return new AssayException(
        AssayException.Kind.UNAVAILABLE,
        notAnIndex
            ? "the index %s is damaged or not an index".formatted(file)
            : "the index %s cannot be used: %s".formatted(file, cause.getMessage()),
        notAnIndex
            ? "Delete it and run assay scan again; results files are untouched."
            : "Check that the folder exists and can be written, or name another with --workspace.",
        cause);
  }
}
