package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Mixed;
import dev.assay.formats.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads values out of configurations by their full path, such as {@code optim.lr}. */
final class ConfigPaths {
  /** Reads a value from the middle of a document. */
  private static final ObjectReader PART =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ConfigPaths() {}

  /**
   * The value at a path, as {@link Mixed} holds it; null if the path is absent, null or the
   * configuration cannot be read. A key may itself hold dots.
   */
  static @Nullable Object value(String json, String path) {
    if (json.isEmpty()) {
      return null;
    }
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? find(parser, path) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static @Nullable Object find(JsonParser parser, String path) {
    Object found = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals(path)) {
        found = read(parser, token);
      } else if (token == JsonToken.START_OBJECT
          && path.length() > name.length()
          && path.startsWith(name)
          && path.charAt(name.length()) == '.') {
        Object inner = find(parser, path.substring(name.length() + 1));
        found = inner == null ? found : inner;
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private static @Nullable Object read(JsonParser parser, JsonToken token) {
    return switch (token) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case START_OBJECT, START_ARRAY -> {
        JsonNode node = PART.readTree(parser);
        yield node == null ? null : plain(node);
      }
      default -> null;
    };
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? value : (Object) Double.toString(value);
  }

  /** A JSON value as {@link Mixed} holds it; null for null. */
  static @Nullable Object plain(JsonNode node) {
    if (node.isNumber()) {
      return finite(node.doubleValue());
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    List<Object> elements = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode element : node) {
        Object value = element.isValueNode() ? plain(element) : null;
        if (value != null) {
          elements.add(value);
        }
      }
    }
    return new Mixed.Tree(node.toString(), elements);
  }

  /** Takes one leaf of a configuration. */
  interface LeafVisitor {
    void visit(String path, JsonNode value);
  }

  /** Visits every leaf: whatever is not a non-empty object. */
  static void eachLeaf(String json, LeafVisitor visitor) {
    if (json.isEmpty()) {
      return;
    }
    JsonNode tree;
    try {
      tree = Json.MAPPER.readTree(json);
    } catch (JacksonException e) {
      return; // what cannot be read has no keys; reading the file has said so already
    }
    if (tree != null && tree.isObject()) {
      leaves("", tree, visitor);
    }
  }

  private static void leaves(String prefix, JsonNode object, LeafVisitor visitor) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String path = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value.isObject() && !value.isEmpty()) {
        leaves(path + ".", value, visitor);
      } else {
        visitor.visit(path, value);
      }
    }
  }
}
