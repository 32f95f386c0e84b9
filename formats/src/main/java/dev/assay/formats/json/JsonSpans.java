package dev.assay.formats.json;

import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where the values of a JSON text begin and end, so that one of them can be changed and every other
 * character stays.
 */
public final class JsonSpans {
  private JsonSpans() {}

  /**
   * Part of a text.
   *
   * @param from first character
   * @param to the one after the last
   */
  public record Span(int from, int to) {
    /** The part itself. */
    public String of(String text) {
      return text.substring(from, to);
    }
  }

  /**
   * The value of a member of the text's outermost object, of equal keys the last, as in Python;
   * null without one.
   *
   * @throws IOException when the text is not one JSON value
   */
  public static @Nullable Span member(String json, String key) throws IOException {
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      Span found = null;
      if (first(parser) == JsonToken.START_OBJECT) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
          parser.nextToken();
          Span value = value(parser);
          found = name.equals(key) ? value : found;
        }
      } else {
        parser.skipChildren();
      }
      toEnd(parser);
      return found;
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
  }

  /**
   * The elements of an array, in order; none for any other value.
   *
   * @throws IOException when the text is not one JSON value
   */
  public static List<Span> elements(String json) throws IOException {
    List<Span> found = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      if (first(parser) == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          found.add(value(parser));
        }
      } else {
        parser.skipChildren();
      }
      toEnd(parser);
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
    return found;
  }

  private static JsonToken first(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw UnreadableException.unfinished("", "the text is empty", "write or copy it again");
    }
    return first;
  }

  private static Span value(JsonParser parser) {
    int from = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    parser.skipChildren();
    parser.finishToken(); // a text is read only when asked for
    return new Span(from, Math.toIntExact(parser.currentLocation().getCharOffset()));
  }

  private static void toEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new UnreadableException("", "more than one JSON value", "keep one value");
    }
  }
}
