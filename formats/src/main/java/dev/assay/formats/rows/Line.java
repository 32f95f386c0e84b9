package dev.assay.formats.rows;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A line of JSON that has not been looked into. Immutable, so that any thread may do that. */
public final class Line implements Item {
  private final long number;
  private final byte[] bytes;

  /** A line of which {@code bytes} is the caller's gift; nobody else may write to it. */
  @SuppressWarnings("ArrayParameter")
  Line(long number, byte[] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  /** A line that was written as text. */
  public static Line of(long number, String json) {
    return new Line(number, json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  /** The line as text; what is not UTF-8 is replaced. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  /** A row, or why it is none. */
  public Item parsed() {
    for (byte each : bytes) {
      if (each == 0) { // else the parser takes it for UTF-16, in which lines end elsewhere
        return new Reject(number, text(), "not UTF-8 text");
      }
    }
    try {
      JsonNode node = Json.tree(bytes);
      return node instanceof ObjectNode object
          ? new Row(number, object, this)
          : new Reject(number, text(), "not a JSON object");
    } catch (UnreadableException e) {
      return new Reject(number, text(), e.problem());
    } catch (IOException e) {
      return new Reject(number, text(), String.valueOf(e.getMessage()));
    }
  }

  /** The fields to the letter, without the braces, and without those of some names. */
  String without(Iterable<String> names) {
    StringBuilder kept = new StringBuilder();
    try (JsonParser parser = Json.parser(bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean gone = contains(names, parser.currentName());
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.nextToken();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        if (!gone) {
          kept.append(kept.isEmpty() ? "" : ",")
              .append(new String(bytes, start, end - start, StandardCharsets.UTF_8).strip());
        }
      }
    }
    return kept.toString();
  }

  private static boolean contains(Iterable<String> names, String name) {
    for (String each : names) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
