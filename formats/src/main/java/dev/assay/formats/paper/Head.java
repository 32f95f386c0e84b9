package dev.assay.formats.paper;

import dev.assay.formats.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members of a JSON object as far as the first bytes of a file show them.
 *
 * @param types type of each member by name; {@link JsonToken#NOT_AVAILABLE} where the bytes end
 * @param inner names of the members of the objects {@code results}, {@code metrics} and {@code
 *     metadata}
 */
record Head(Map<String, JsonToken> types, Set<String> inner) {

  private static final Set<String> OPENED = Set.of("results", "metrics", "metadata");

  Head {
    types = Map.copyOf(types);
    inner = Set.copyOf(inner);
  }

  static Head of(byte[] head) {
    Map<String, JsonToken> types = new HashMap<>();
    Set<String> inner = new HashSet<>();
    try (JsonParser parser = Json.parser(head)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Head(types, inner);
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        types.put(name, JsonToken.NOT_AVAILABLE);
        JsonToken token = parser.nextToken();
        types.put(name, token);
        if (token == JsonToken.START_OBJECT && OPENED.contains(name)) {
          for (String in = parser.nextName(); in != null; in = parser.nextName()) {
            inner.add(in);
            parser.nextToken();
            parser.skipChildren();
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // The bytes end somewhere, or are not JSON: what was seen so far decides.
      return new Head(types, inner);
    }
    return new Head(types, inner);
  }

  boolean has(String name) {
    return types.containsKey(name);
  }

  boolean isObject(String name) {
    return types.get(name) == JsonToken.START_OBJECT;
  }

  /** Whether {@code results} or {@code metrics} holds a category of this family. */
  boolean hasCategory() {
    return inner.contains("sblimp")
        || inner.contains("swuggy")
        || inner.contains("tstory")
        || inner.contains("sstory")
        || inner.contains("librilight");
  }
}
