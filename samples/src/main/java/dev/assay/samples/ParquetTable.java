package dev.assay.samples;

import dev.assay.formats.json.Json;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows on their way to a Parquet file. Whatever is in them: the types of columns are found out, and
 * a column of several kinds of values holds JSON. Keeps rows on the disk, not in memory. One
 * thread.
 */
public final class ParquetTable implements AutoCloseable {
  private static final long GROUP_BYTES = 32 << 20;
  private static final long LEAST_OBJECT = 1 << 20;
  private static final int MOST_ROWS = 122_880;
  private static final int BUFFER = 1 << 18;

  private final Path folder;
  private final Path rows;
  private final OutputStream out;
  private final Map<String, ColumnType> types = new LinkedHashMap<>();
  private final Map<String, String> fixed = new HashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
  private long count;
  private long bytes;
  private long longest;

  /**
   * An empty table.
   *
   * @param folder that exists and is the caller's own; rows are kept in it meanwhile
   */
  public ParquetTable(Path folder) throws IOException {
    this.folder = folder;
    rows = folder.resolve("rows.jsonl");
    out = new BufferedOutputStream(Files.newOutputStream(rows), BUFFER);
  }

  /** Says the type of a column, as {@link ParquetFile#columns} gives it, before it is found out. */
  public void type(String column, String sql) {
    fixed.put(column, sql);
  }

  /** Adds a row. A column that a row lacks is null there. */
  public void add(ObjectNode row) throws IOException {
    line.reset();
    try (JsonGenerator json = Json.MAPPER.createGenerator(line)) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> field : row.properties()) {
        String column = column(field.getKey());
        if (!fixed.containsKey(column)) {
          types.merge(column, ColumnType.of(field.getValue()), ColumnType::and);
        }
        json.writeName(column);
        PlainJson.write(json, field.getValue());
      }
      json.writeEndObject();
    }
    line.write('\n');
    line.writeTo(out);
    count++;
    bytes += line.size();
    longest = Math.max(longest, line.size());
  }

  /** How many rows were added. */
  public long size() {
    return count;
  }

  /** A name that SQL takes, and that no other column has in another case. */
  private String column(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    String plain = PlainJson.text(name).replaceAll("\\p{Cntrl}", "_");
    String free = plain.isBlank() ? "_" : plain;
    for (int i = 2; taken(free); i++) {
      free = plain + "_" + i;
    }
    names.put(name, free);
    return free;
  }

  private boolean taken(String column) {
    return names.values().stream()
        .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT)));
  }

  /**
   * Writes the file, whole and on the disk.
   *
   * @param file that is not there
   * @param key under which {@code mark} stands in the file's own words
   * @param constants a column of equal records in all rows, by its name; may be empty
   */
  public void write(Path file, String key, String mark, Map<String, Map<String, Object>> constants)
      throws IOException {
    out.close();
    int cores = Math.min(4, Runtime.getRuntime().availableProcessors());
    try (Connection duck = Duck.open(cores, folder.resolve("overflow"));
        Statement statement = duck.createStatement()) {
      statement.execute(copy(file, key, mark, constants));
    } catch (SQLException e) {
      throw new IOException(file + " cannot be written: " + Duck.firstLine(e), e);
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.deleteIfExists(rows);
  }

  private String copy(
      Path file, String key, String mark, Map<String, Map<String, Object>> constants) {
    String columns =
        names.values().stream()
            .map(column -> Duck.text(column) + ": " + Duck.text(sql(column)))
            .collect(Collectors.joining(", "));
    String added =
        constants.entrySet().stream()
            .map(each -> ", " + record(each.getValue()) + " AS " + Duck.name(each.getKey()))
            .collect(Collectors.joining());
    long group = Math.clamp(GROUP_BYTES * count / Math.max(1, bytes), 1, MOST_ROWS);
    String from =
        "read_json(%s, format = 'newline_delimited', columns = {%s}, maximum_object_size = %s)"
            .formatted(Duck.file(rows), columns, Math.max(LEAST_OBJECT, longest + 1));
    String how =
        "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %s, KV_METADATA {%s: %s}"
            .formatted(group, Duck.name(key), Duck.text(mark));
    return "COPY (SELECT *%s FROM %s) TO %s (%s)"
        .formatted(added, from, Duck.text(file.toAbsolutePath().toString()), how);
  }

  private String sql(String column) {
    String said = fixed.get(column);
    return said != null ? said : types.getOrDefault(column, ColumnType.UNKNOWN).sql();
  }

  private static String record(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> Duck.text(field.getKey()) + ": " + value(field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String value(Object value) {
    return switch (value) {
      case Long whole -> whole + "::BIGINT";
      case Integer whole -> whole + "::BIGINT";
      case Boolean flag -> flag + "::BOOLEAN";
      default -> Duck.text(value.toString()) + "::VARCHAR";
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(rows);
  }
}
