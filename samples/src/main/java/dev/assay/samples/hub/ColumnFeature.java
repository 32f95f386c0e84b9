package dev.assay.samples.hub;

import dev.assay.formats.HubCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column's type as the front matter of a card states it, of the type that DuckDB names. Pure.
 *
 * <p>Source: the features that the Hub's library for data sets writes under {@code dataset_info}.
 */
final class ColumnFeature {
  private static final int DEEPEST = 20;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("VARCHAR", "string"),
          Map.entry("JSON", "string"),
          Map.entry("BOOLEAN", "bool"),
          Map.entry("TINYINT", "int8"),
          Map.entry("SMALLINT", "int16"),
          Map.entry("INTEGER", "int32"),
          Map.entry("BIGINT", "int64"),
          Map.entry("UTINYINT", "uint8"),
          Map.entry("USMALLINT", "uint16"),
          Map.entry("UINTEGER", "uint32"),
          Map.entry("UBIGINT", "uint64"),
          Map.entry("FLOAT", "float32"),
          Map.entry("DOUBLE", "float64"),
          Map.entry("BLOB", "binary"));

  private final String type;
  private int at;

  private ColumnFeature(String type) {
    this.type = type;
  }

  /** Lines of an item; empty for a type that has no sure name there. */
  static Optional<List<String>> of(String column, String type) {
    try {
      return Optional.of(item(column, new ColumnFeature(type).whole()));
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  /** A type without a name. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** A type: a word, a list of another, or fields. */
  private sealed interface Kind {
    record Word(String word) implements Kind {}

    record Many(Kind of) implements Kind {}

    record Fields(List<List<String>> items) implements Kind {}
  }

  private Kind whole() throws Unknown {
    Kind kind = kind(0);
    if (at < type.length()) {
      throw new Unknown();
    }
    return kind;
  }

  private Kind kind(int depth) throws Unknown {
    if (depth > DEEPEST) {
      throw new Unknown();
    }
    Kind kind = takes("STRUCT(") ? fields(depth) : word();
    while (takes("[]")) {
      kind = new Kind.Many(kind);
    }
    return kind;
  }

  private boolean takes(String text) {
    boolean there = type.startsWith(text, at);
    at += there ? text.length() : 0;
    return there;
  }

  private Kind word() throws Unknown {
    int start = at;
    while (at < type.length() && Character.isLetter(type.charAt(at))) {
      at++;
    }
    String word = WORDS.get(type.substring(start, at));
    if (word == null) {
      throw new Unknown();
    }
    return new Kind.Word(word);
  }

  private Kind fields(int depth) throws Unknown {
    List<List<String>> items = new ArrayList<>();
    do {
      String name = name();
      if (!takes(" ")) {
        throw new Unknown();
      }
      items.add(item(name, kind(depth + 1)));
    } while (takes(", "));
    if (!takes(")")) {
      throw new Unknown();
    }
    return new Kind.Fields(items);
  }

  /** A field's name, in quotes where it must be. */
  private String name() throws Unknown {
    StringBuilder name = new StringBuilder();
    if (!takes("\"")) {
      while (at < type.length() && type.charAt(at) != ' ') {
        name.append(type.charAt(at++));
      }
      return name.toString();
    }
    while (at < type.length()) {
      if (takes("\"\"")) {
        name.append('"');
      } else if (takes("\"")) {
        return name.toString();
      } else {
        name.append(type.charAt(at++));
      }
    }
    throw new Unknown();
  }

  private static List<String> item(String name, Kind kind) {
    List<String> lines = new ArrayList<>();
    lines.add("- name: " + HubCard.quoted(name));
    body(kind).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static List<String> body(Kind kind) {
    return switch (kind) {
      case Kind.Word word -> List.of("dtype: " + word.word());
      case Kind.Fields fields -> under("struct:", fields);
      case Kind.Many many ->
          switch (many.of()) {
            case Kind.Word word -> List.of("sequence: " + word.word());
            case Kind.Fields fields -> under("list:", fields);
            case Kind.Many inner -> {
              List<String> lines = new ArrayList<>();
              lines.add("sequence:");
              body(inner).forEach(line -> lines.add("  " + line));
              yield lines;
            }
          };
    };
  }

  private static List<String> under(String head, Kind.Fields fields) {
    List<String> lines = new ArrayList<>();
    lines.add(head);
    fields.items().forEach(lines::addAll);
    return lines;
  }
}
