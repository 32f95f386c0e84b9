package dev.assay.formats.harness;

import dev.assay.formats.json.Nodes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The model arguments of lm-eval: {@code "pretrained=a/b,revision=step1000"} or an object.
 *
 * @param values argument by name, as text
 */
record ModelArgs(Map<String, String> values) {

  static ModelArgs of(@Nullable JsonNode node) {
    Map<String, String> values = new LinkedHashMap<>();
    if (node != null && node.isObject()) {
      node.properties().forEach(e -> values.put(e.getKey(), Nodes.text(e.getValue())));
    } else {
      split(Nodes.text(node), values);
    }
    return new ModelArgs(values);
  }

  /** Commas inside brackets, as in {@code max_memory={0:1,1:2}}, do not separate. */
  private static void split(String text, Map<String, String> values) {
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == '{' || c == '[' || c == '(') {
        depth++;
      } else if (c == '}' || c == ']' || c == ')') {
        depth--;
      } else if (c == ',' && (depth <= 0 || i == text.length())) {
        put(text.substring(start, i), values);
        start = i + 1;
      }
    }
  }

  private static void put(String pair, Map<String, String> values) {
    int equals = pair.indexOf('=');
    if (equals > 0) {
      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
  }

  /** The first of these arguments that is given; empty if none is. */
  String first(String... names) {
    for (String name : names) {
      String value = values.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
