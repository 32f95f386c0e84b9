package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON values, as far as saving is concerned. */
public final class Values {
  private Values() {}

  /** A value that says nothing: null, NaN or infinite. */
  static boolean isUnknown(JsonNode value) {
    return value.isNull() || (value.isFloatingPointNumber() && !Double.isFinite(value.asDouble()));
  }

  /** Why a value that says nothing is saved as null. */
  static String reason(JsonNode value) {
    if (value.isNull()) {
      return "not measured";
    }
    double number = value.asDouble();
    return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
  }

  /** Equal, where 1 and 1.0 are, and what is unknown is. */
  static boolean same(JsonNode one, JsonNode other) {
    if (isUnknown(one) || isUnknown(other)) {
      return isUnknown(one) && isUnknown(other);
    }
    if (one.isNumber() && other.isNumber()) {
      return one.isIntegralNumber() && other.isIntegralNumber()
          ? one.bigIntegerValue().equals(other.bigIntegerValue())
          : one.asDouble() == other.asDouble();
    }
    return one.equals(other);
  }

  /** A copy in which what no JSON can say (NaN, infinite) is null. */
  public static JsonNode strict(JsonNode value) {
    if (value.isArray()) {
      ArrayNode copy = Json.MAPPER.createArrayNode();
      value.forEach(item -> copy.add(strict(item)));
      return copy;
    }
    if (value.isObject()) {
      ObjectNode copy = Json.MAPPER.createObjectNode();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        copy.set(member.getKey(), strict(member.getValue()));
      }
      return copy;
    }
    return isUnknown(value) ? Json.MAPPER.nullNode() : value;
  }
}
