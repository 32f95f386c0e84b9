package dev.assay.formats.rows;

import dev.assay.formats.UnreadableException;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads Parquet: plain, gzip and Snappy. The only class that knows the Parquet library. */
final class ParquetRows {
  /** Kept, since a logger that nobody holds forgets its level. The library tells of its build. */
  private static final Logger QUIET = Logger.getLogger("dev.hardwood");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ParquetRows() {}

  static {
    QUIET.setLevel(Level.WARNING);
  }

  static void read(Path path, RowFile file, RowSink sink) throws IOException {
    long number = 0;
    try (Table table = Table.open(path)) {
      for (ObjectNode row = table.next(); row != null; row = table.next()) {
        number++;
        file.progress(number, table.size);
        sink.take(new Row(number, row, null));
      }
    } catch (Broken e) {
      throw unreadable(number, e);
    }
  }

  /** A failure of the library, apart from those of who takes the rows. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(Throwable cause) {
      super(cause);
    }
  }

  /** A file, a row group at a time, so that a damaged one costs nothing of those before it. */
  private static final class Table implements AutoCloseable {
    private final ParquetFileReader reader;
    private final Iterator<RowGroup> groups;
    private final long size;
    private long before;
    private @Nullable RowReader rows;

    private Table(ParquetFileReader reader) {
      this.reader = reader;
      groups = reader.getFileMetaData().rowGroups().iterator();
      size = reader.getFileMetaData().numRows();
    }

    static Table open(Path path) throws Broken {
      try {
        return new Table(ParquetFileReader.open(InputFile.of(path)));
      } catch (IOException | RuntimeException | LinkageError e) {
        throw new Broken(e);
      }
    }

    @Nullable ObjectNode next() throws Broken {
      try {
        while (rows == null || !rows.hasNext()) {
          if (!groups.hasNext()) {
            return null;
          }
          nextGroup();
        }
        rows.next();
        return struct(rows);
      } catch (RuntimeException | LinkageError e) {
        throw new Broken(e);
      }
    }

    private void nextGroup() {
      if (rows != null) {
        rows.close();
      }
      long count = groups.next().numRows();
      rows = reader.buildRowReader().skip(before).head(count).build();
      before += count;
    }

    @Override
    public void close() {
      try {
        if (rows != null) {
          rows.close();
        }
        reader.close();
      } catch (IOException | RuntimeException e) {
        return; // it was only read
      }
    }
  }

  private static IOException unreadable(long number, Throwable cause) {
    Throwable root = cause;
    for (int i = 0; i < 20 && root.getCause() != null; i++) {
      root = root.getCause();
    }
    UnreadableException worded =
        new UnreadableException(
            number == 0 ? "" : "row " + (number + 1),
            "Parquet that cannot be read: "
                + String.valueOf(root.getMessage()).lines().findFirst().orElse(""),
            "write it again with Snappy, gzip or no compression, or as JSON lines");
    worded.initCause(cause);
    return worded;
  }

  private static ObjectNode struct(StructAccessor fields) {
    ObjectNode node = JSON.objectNode();
    for (int i = 0; i < fields.getFieldCount(); i++) {
      node.set(
          fields.getFieldName(i), fields.isNull(i) ? JSON.nullNode() : value(fields.getValue(i)));
    }
    return node;
  }

  private static JsonNode value(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.stringNode(text);
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer whole -> JSON.numberNode(whole);
      case Long whole -> JSON.numberNode(whole);
      case Float number -> Float.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
      case Double number -> Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
      case BigDecimal number -> JSON.numberNode(number);
      case byte[] bytes -> JSON.stringNode(new String(bytes, StandardCharsets.UTF_8));
      case PqList list -> list(list);
      case PqStruct struct -> struct(struct);
      case PqMap map -> map(map);
      default -> JSON.stringNode(value.toString());
    };
  }

  private static ArrayNode list(PqList list) {
    ArrayNode node = JSON.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      node.add(list.isNull(i) ? JSON.nullNode() : value(list.get(i)));
    }
    return node;
  }

  private static ObjectNode map(PqMap map) {
    ObjectNode node = JSON.objectNode();
    for (PqMap.Entry entry : map.getEntries()) {
      node.set(String.valueOf(entry.getKey()), value(entry.getValue()));
    }
    return node;
  }
}
