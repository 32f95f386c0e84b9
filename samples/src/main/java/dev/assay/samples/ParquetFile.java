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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A Parquet file of any compression, read whole or only some of its columns. One thread. */
public final class ParquetFile implements AutoCloseable {
  private static final String ROW = "assay_row_of_the_file";

  /** Bytes that every file begins with. */
  private static final int MAGIC = 4;

  /** An offset that a file does not state is 0 or null. */
  private static final String PLACES =
      "SELECT path_in_schema, least(nullif(data_page_offset, 0), nullif(dictionary_page_offset, 0),"
          + " nullif(index_page_offset, 0)), total_compressed_size FROM ";

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

  /** How many bytes its columns have before compression. */
  public long uncompressed() throws IOException {
    String words = file.replaceFirst("read_parquet", "parquet_metadata");
    return one("SELECT sum(total_uncompressed_size)::BIGINT FROM " + words)
        .map(Long::parseLong)
        .orElse(0L);
  }

  /** What stands under a key in the file's own words. */
  public Optional<String> mark(String key) throws IOException {
    String words = file.replaceFirst("read_parquet", "parquet_kv_metadata");
    return one(
        "SELECT decode(value) FROM %s WHERE decode(key) = %s".formatted(words, Duck.text(key)));
  }

  /**
   * Where the values of some columns are in the file, as it says itself. A range may be of another
   * column too.
   *
   * @param names of columns that there are
   * @throws UnreadableException when it does not say so of all of them
   */
  public List<ByteRange> places(Collection<String> names) throws IOException {
    String words = file.replaceFirst("read_parquet", "parquet_metadata");
    List<ByteRange> places = new ArrayList<>();
    Set<String> missing = new HashSet<>(names);
    try (Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(PLACES + words)) {
      while (found.next()) {
        String path = found.getString(1);
        for (String name : names) {
          if (path.equals(name) || path.startsWith(name + ", ")) {
            places.add(place(found.getLong(2), found.getLong(3)));
            missing.remove(name);
          }
        }
      }
    } catch (SQLException e) {
      throw Duck.unreadable("", e);
    }
    if (!missing.isEmpty()) {
      throw nowhere();
    }
    return places;
  }

  private static ByteRange place(long from, long length) throws UnreadableException {
    if (from < MAGIC || length < 1 || from > Long.MAX_VALUE - length) {
      throw nowhere();
    }
    return new ByteRange(from, from + length);
  }

  private static UnreadableException nowhere() {
    return new UnreadableException(
        "", "Parquet that does not say where its columns are", "copy it again, or write it anew");
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
   * Reads one row as a line of JSON.
   *
   * @param number 1-based; nothing is handed over when there are fewer rows
   * @throws UnreadableException when it is unreadable
   */
  public void read(long number, RowSink sink) throws IOException {
    String sql =
        "SELECT to_json(%s) FROM %s AS %s LIMIT 1 OFFSET %s".formatted(ROW, file, ROW, number - 1);
    each(sql, (at, cells) -> sink.take(Line.of(number, cells.text(0))));
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
