package dev.assay.samples;

import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes JSON that every parser takes: no half characters, no bare NaN. */
final class PlainJson {
  private PlainJson() {}

  static void write(JsonGenerator json, JsonNode node) {
    if (node.isString()) {
      json.writeString(text(node.stringValue()));
    } else if (node.isArray()) {
      json.writeStartArray();
      node.forEach(each -> write(json, each));
      json.writeEndArray();
    } else if (node.isObject()) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        json.writeName(text(field.getKey()));
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      json.writeString(Double.toString(node.doubleValue()));
    } else {
      json.writePOJO(node);
    }
  }

  /** The text with the sign of replacement for each half of a character. */
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return mended(text);
      }
    }
    return text;
  }

  private static String mended(String text) {
    return text.codePoints()
        .map(c -> c <= 0xFFFF && Character.isSurrogate((char) c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
