package dev.assay.analysis.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A configuration as lines {@code optim.lr = 1e-4}, in its own order; a list stays on one line. */
final class ConfigLines {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private ConfigLines() {}

  /** The lines; the text itself as one line if it is no JSON object. */
  static List<String> of(String json) {
    if (json.isBlank()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return List.of(json);
      }
      object(parser, json, "", lines);
      return lines;
    } catch (JacksonException e) {
      return List.of(json);
    }
  }

  private static void object(JsonParser parser, String json, String prefix, List<String> lines) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String path = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(parser, json, path + ".", lines);
      } else {
        lines.add(path + " = " + text(parser, json, value));
      }
    }
  }

  private static String text(JsonParser parser, String json, JsonToken value) {
    if (value == JsonToken.START_ARRAY) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      int end = (int) parser.currentLocation().getCharOffset();
      return json.substring(start, end);
    }
    return parser.getString();
  }
}
