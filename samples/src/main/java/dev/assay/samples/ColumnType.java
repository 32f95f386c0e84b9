package dev.assay.samples;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What values a column holds. */
sealed interface ColumnType {
  /** Fields of an object beyond which it is kept as JSON: it is rather a table than a record. */
  int MOST_FIELDS = 100;

  /** Nothing but nulls so far. */
  record Unknown() implements ColumnType {}

  /** A value without parts. */
  enum Plain implements ColumnType {
    BOOLEAN,
    BIGINT,
    DOUBLE,
    VARCHAR,
    /** Values of several kinds, each as JSON. */
    JSON
  }

  /** A list. */
  record ListOf(ColumnType element) implements ColumnType {}

  /** An object with these fields. */
  record Struct(Map<String, ColumnType> fields) implements ColumnType {}

  /** Of nothing. */
  ColumnType UNKNOWN = new Unknown();

  /** Of one value. */
  static ColumnType of(JsonNode node) {
    if (node.isNull()) {
      return UNKNOWN;
    }
    if (node.isString()) {
      return Plain.VARCHAR;
    }
    if (node.isBoolean()) {
      return Plain.BOOLEAN;
    }
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? Plain.BIGINT : Plain.JSON;
    }
    if (node.isNumber()) {
      return Plain.DOUBLE;
    }
    return node.isArray() ? list(node) : struct(node);
  }

  private static ColumnType list(JsonNode node) {
    ColumnType element = UNKNOWN;
    for (JsonNode each : node) {
      element = element.and(of(each));
    }
    return new ListOf(element);
  }

  private static ColumnType struct(JsonNode node) {
    Map<String, ColumnType> fields = new LinkedHashMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
    return fit(fields.keySet()) ? new Struct(fields) : Plain.JSON;
  }

  /** Whether names can be those of a record: SQL knows no two that differ in case alone. */
  private static boolean fit(Set<String> names) {
    Set<String> seen = new TreeSet<>();
    return !names.isEmpty()
        && names.size() <= MOST_FIELDS
        && names.stream()
            .allMatch(name ->
                !name.isBlank()
                    && name.chars().noneMatch(Character::isISOControl)
                    && seen.add(name.toLowerCase(Locale.ROOT)));
  }

  /** What holds values of both. */
  default ColumnType and(ColumnType other) {
    if (equals(other) || other instanceof Unknown) {
      return this;
    }
    if (this instanceof Unknown) {
      return other;
    }
    if (this instanceof ListOf(ColumnType one) && other instanceof ListOf(ColumnType two)) {
      return new ListOf(one.and(two));
    }
    if (this instanceof Struct one && other instanceof Struct two) {
      Map<String, ColumnType> fields = new LinkedHashMap<>(one.fields());
      two.fields().forEach((name, type) -> fields.merge(name, type, ColumnType::and));
      return fit(fields.keySet()) ? new Struct(fields) : Plain.JSON;
    }
    boolean numbers =
        (this == Plain.BIGINT || this == Plain.DOUBLE)
            && (other == Plain.BIGINT || other == Plain.DOUBLE);
    return numbers ? Plain.DOUBLE : Plain.JSON;
  }

  /** The type as SQL has it. */
  default String sql() {
    return switch (this) {
      case Unknown unknown -> "VARCHAR";
      case Plain plain -> plain.name();
      case ListOf list -> list.element().sql() + "[]";
      case Struct struct ->
          struct.fields().entrySet().stream()
              .map(field -> Duck.name(field.getKey()) + " " + field.getValue().sql())
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }
}
