package dev.assay.samples;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** DuckDB, in memory; loaded when it is first asked for. */
final class Duck {
  private static final String MEMORY = "600MB";

  private static @Nullable DuckDBConnection reading;

  private Duck() {}

  /**
   * A connection to read with. All share one database, since opening one takes longer than reading
   * a file.
   */
  static synchronized Connection reader() throws IOException {
    try {
      DuckDBConnection shared = reading;
      if (shared == null) {
        shared = open(1, null).unwrap(DuckDBConnection.class);
        reading = shared;
      }
      return shared.duplicate();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a database of its own.
   *
   * @param threads how many it may use
   * @param overflow where it may put what does not fit into its memory; null for nowhere
   * @throws AssayException UNAVAILABLE when there is no library for this system
   */
  static Connection open(int threads, @Nullable Path overflow) throws IOException {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", overflow == null ? "" : overflow.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    try {
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
      if (connection == null) {
        throw new IllegalStateException("DuckDB does not know its own address");
      }
      return connection;
    } catch (SQLException e) {
      throw new IOException("DuckDB does not start: " + e.getMessage(), e);
    } catch (LinkageError | RuntimeException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "DuckDB's library for this system (%s, %s) cannot be loaded"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          "Run ./assay from a checkout on Linux, macOS on ARM, or Windows; the other commands work.",
          e);
    }
  }

  /** A failure to read, worded. */
  static UnreadableException unreadable(String place, SQLException cause) {
    UnreadableException worded =
        new UnreadableException(
            place,
            "Parquet that cannot be read: " + firstLine(cause),
            "copy it again, or write it anew");
    worded.initCause(cause);
    return worded;
  }

  static String firstLine(SQLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** A text as SQL has it. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A name as SQL has it. */
  static String name(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }

  /** The path of one file, in which no sign stands for others. */
  static String file(Path path) {
    StringBuilder plain = new StringBuilder();
    for (char c : path.toAbsolutePath().toString().toCharArray()) {
      plain.append(c == '*' || c == '?' || c == '[' ? "[" + c + "]" : String.valueOf(c));
    }
    return text(plain.toString());
  }
}
