package dev.assay.samples;

import dev.assay.domain.AssayException;
import dev.assay.formats.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * SHA-256 of files in a short-lived process: DuckDB's compiled code is three times as fast there as
 * the JDK's before its second compiler replaced it. What DuckDB cannot do the JDK does.
 */
public final class FileDigest {
  /** DuckDB holds the whole file, within the memory that it reads others in. */
  private static final long LARGEST = 16 << 20;

  private FileDigest() {}

  /** 64 lower-case hexadecimal digits of a file of any size. */
  public static String sha256(Path file) throws IOException {
    long size = Files.size(file);
    if (size == 0 || size > LARGEST) {
      return Sha256.hex(file);
    }
    try {
      return byDuck(file);
    } catch (SQLException | IOException | AssayException e) {
      return Sha256.hex(file);
    }
  }

  private static String byDuck(Path file) throws SQLException, IOException {
    try (Connection connection = Duck.reader();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sha256(content) FROM read_blob(%s)".formatted(Duck.file(file)))) {
      if (!rows.next()) {
        throw new IOException("no such file: " + file);
      }
      return rows.getString(1);
    }
  }
}
