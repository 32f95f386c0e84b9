package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings metrics into the flat form {@code sblimp_accuracy}, and tells the category of a flat name.
 * Inside category C, the name {@code x} is the same as {@code C_x}.
 */
final class MetricNames {
  private static final List<String> BENCHMARKS =
      List.of("sblimp", "swuggy", "tstory", "sstory", "librilight");
  private static final List<String> WRAPPERS = List.of("results", "metrics", "other");
  private static final int MAX_NAME = 200;

  private MetricNames() {}

  /** The category that a flat name is saved under. */
  static String category(String name) {
    for (String benchmark : BENCHMARKS) {
      if (name.contains(benchmark)) {
        return benchmark;
      }
    }
    return name.contains("paper_metrics") ? "aggregate" : "other";
  }

  /** The long form of a name inside a category of a file. */
  static String flat(String category, String name) {
    return BENCHMARKS.contains(category) ? prefixed(category, name) : name;
  }

  private static String prefixed(String prefix, String name) {
    return name.startsWith(prefix + "_") ? name : prefix + "_" + name;
  }

  /**
   * Flat names and values; those that begin with {@code _} are the evaluator's own and left out.
   */
  static ObjectNode flatten(JsonNode metrics) {
    if (!metrics.isObject()) {
      throw wrong(
          "the metrics are no JSON object", "Give names and values: {\"sblimp_accuracy\": 0.5}");
    }
    ObjectNode flat = Json.MAPPER.createObjectNode();
    boolean whole = metrics.path("metadata").isObject() && metrics.path("results").isObject();
    members("", whole ? metrics.path("results") : metrics, flat);
    return flat;
  }

  private static void members(String prefix, JsonNode object, ObjectNode flat) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (name.startsWith("_")) {
        continue;
      }
      if (!value.isObject()) {
        add(prefix.isEmpty() ? name : prefixed(prefix, name), value, flat);
      } else if (prefix.isEmpty() && WRAPPERS.contains(name)) {
        members("", value, flat);
      } else if (prefix.isEmpty() && name.equals("aggregate")) {
        members("paper_metrics", value, flat);
      } else {
        members(prefix.isEmpty() ? name : prefixed(prefix, name), value, flat);
      }
    }
  }

  private static void add(String name, JsonNode value, ObjectNode flat) {
    if (name.isBlank()
        || name.length() > MAX_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw wrong(
          "a metric's name is empty, longer than "
              + MAX_NAME
              + " characters, or holds control"
              + " characters",
          "Rename it.");
    }
    JsonNode known = flat.get(name);
    if (known != null && !Values.same(known, value)) {
      throw wrong("'" + name + "' is given twice, with different values", "Give it once.");
    }
    flat.set(name, value);
  }

  private static AssayException wrong(String problem, String remedy) {
    return new AssayException(Kind.BAD_INPUT, problem, remedy);
  }
}
