package dev.assay.samples;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.RowSink;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Parquet file of any compression, read whole or only some of its columns. One thread. */
public final class ParquetFile implements AutoCloseable {
  private static final String ROW = "assay_row_of_the_file";

  private final Connection duck;
  private final String file;
  private final Map<String, String> columns;

  private ParquetFile(Connection duck, String file, Map<String, String> columns) {
    this.duck = duck;
    this.file = file;
    this.columns = Collections.unmodifiableMap(columns);
  }

  /** Takes rows of some columns. */
  public interface Taker {
    /** One row; its number begins at 1. */
    void take(long number, Cells cells) throws IOException;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableException when it is no Parquet file
   */
  public static ParquetFile open(Path path) throws IOException {
    Connection duck = Duck.reader();
    String file = "read_parquet(" + Duck.file(path) + ")";
    try (Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM " + file)) {
      Map<String, String> columns = new LinkedHashMap<>();
      while (found.next()) {
        columns.put(found.getString(1), found.getString(2));
      }
      return new ParquetFile(duck, file, columns);
    } catch (SQLException e) {
      close(duck);
      throw Duck.unreadable("", e);
    }
  }

  /** Names of the columns and their types, as {@link ParquetTable#type} takes them. */
  public Map<String, String> columns() {
    return columns;
  }

  /** How many rows it says it has. */
  public long size() throws IOException {
    return one("SELECT count(*) FROM " + file).map(Long::parseLong).orElse(0L);
  }

  /** What stands under a key in the file's own words. */
  public Optional<String> mark(String key) throws IOException {
    String words = file.replaceFirst("read_parquet", "parquet_kv_metadata");
    return one(
        "SELECT decode(value) FROM %s WHERE decode(key) = %s".formatted(words, Duck.text(key)));
  }

  private Optional<String> one(String sql) throws IOException {
    try (Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw Duck.unreadable("", e);
    }
  }

  /**
   * Reads all rows as lines of JSON.
   *
   * @throws UnreadableException where it turns unreadable; what came before was handed over
   */
  public void read(RowSink sink) throws IOException {
    String sql = "SELECT to_json(%s) FROM %s AS %s".formatted(ROW, file, ROW);
    each(sql, (number, cells) -> sink.take(Line.of(number, cells.text(0))));
  }

  /**
   * Reads some columns.
   *
   * @param names of columns that there are
   * @throws UnreadableException where it turns unreadable; what came before was handed over
   */
  public void read(List<String> names, Taker taker) throws IOException {
    each(
        names.stream()
            .map(Duck::name)
            .collect(Collectors.joining(", ", "SELECT ", " FROM " + file)),
        taker);
  }

  private void each(String sql, Taker taker) throws IOException {
    long number = 0;
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Cells cells = new DuckCells(rows);
      while (rows.next()) {
        number++;
        taker.take(number, cells);
      }
    } catch (SQLException e) {
      throw Duck.unreadable("row " + (number + 1), e);
    } catch (DuckCells.Failed e) {
      throw Duck.unreadable("row " + number, e.failure);
    }
  }

  @Override
  public void close() {
    close(duck);
  }

  private static void close(Connection duck) {
    try {
      duck.close();
    } catch (SQLException e) {
      return; // it was only read
    }
  }
}
