package dev.assay.formats.rows;

import dev.assay.formats.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a data set.
 *
 * @param value its fields
 * @param line the line as it was; null when the file has no lines
 */
public record Row(long number, ObjectNode value, @Nullable Line line) implements Item {
  private static final int FIELD = 64;

  @Override
  public long size() {
    return line == null ? weight(value) : line.size();
  }

  private static long weight(JsonNode node) {
    long sum = FIELD;
    if (node.isString()) {
      sum += node.stringValue().length();
    }
    for (JsonNode each : node) {
      sum += weight(each);
    }
    return sum;
  }

  /**
   * The row as a JSON object without a line feed, with {@code more} in place of its fields of these
   * names. What a line held is kept to the letter.
   */
  public String with(ObjectNode more) {
    List<String> names = List.copyOf(more.propertyNames());
    String rest;
    if (line == null) {
      ObjectNode others = value.deepCopy();
      others.remove(names);
      rest = inside(Json.MAPPER.writeValueAsString(others));
    } else if (names.stream().anyMatch(value::has)) {
      rest = line.without(names);
    } else {
      rest = inside(line.text());
    }
    String added = inside(Json.MAPPER.writeValueAsString(more));
    return "{" + rest + (rest.isEmpty() || added.isEmpty() ? "" : ",") + added + "}";
  }

  private static String inside(String object) {
    return object.substring(object.indexOf('{') + 1, object.lastIndexOf('}')).strip();
  }
}
