package dev.assay.analysis.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON by name and value. What is unknown is left out, or null where a method says so; a
 * number that is not finite becomes null. Jackson stays behind this class. One thread; close it.
 */
public final class JsonOut implements AutoCloseable {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final JsonGenerator json;

  /** Writes UTF-8; {@link #close} flushes {@code out} and leaves it open. */
  public JsonOut(OutputStream out) {
    json =
        FACTORY.createGenerator(ObjectWriteContext.empty(), new Unclosed(out), JsonEncoding.UTF8);
  }

  /** Something that writes itself. */
  public interface Body {
    void write();
  }

  /** An object as the next element or value. */
  public JsonOut object(Body body) {
    json.writeStartObject();
    body.write();
    json.writeEndObject();
    return this;
  }

  public JsonOut object(String name, Body body) {
    json.writeName(name);
    return object(body);
  }

  /** An array as the next element or value. */
  public JsonOut array(Body body) {
    json.writeStartArray();
    body.write();
    json.writeEndArray();
    return this;
  }

  public JsonOut array(String name, Body body) {
    json.writeName(name);
    return array(body);
  }

  public JsonOut texts(String name, Collection<String> values) {
    return array(name, () -> values.forEach(json::writeString));
  }

  public JsonOut name(String name) {
    json.writeName(name);
    return this;
  }

  public JsonOut text(String name, String value) {
    json.writeStringProperty(name, value);
    return this;
  }

  /** Text; left out when it is empty. */
  public JsonOut textIfAny(String name, String value) {
    return value.isEmpty() ? this : text(name, value);
  }

  public JsonOut flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  public JsonOut whole(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  public JsonOut wholeOrNull(String name, @Nullable Long value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value.longValue());
    }
    return this;
  }

  /** A number; left out when it is null or not finite. */
  public JsonOut numberIfAny(String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      json.writeNumberProperty(name, value.doubleValue());
    }
    return this;
  }

  public JsonOut numberOrNull(String name, @Nullable Double value) {
    json.writeName(name);
    return number(value == null ? Double.NaN : value);
  }

  /** A number as the next element or value; null when it is not finite. */
  public JsonOut number(double value) {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
    return this;
  }

  /** A whole number as the next element or value. */
  public JsonOut whole(long value) {
    json.writeNumber(value);
    return this;
  }

  public JsonOut nothing() {
    json.writeNull();
    return this;
  }

  /** A text, boolean or number as the next element or value. */
  public JsonOut value(Object value) {
    switch (value) {
      case Double number -> number(number);
      case Long number -> json.writeNumber(number.longValue());
      case Boolean flag -> json.writeBoolean(flag);
      default -> json.writeString(value.toString());
    }
    return this;
  }

  /** ISO 8601 in UTC, or null. */
  public JsonOut timeOrNull(String name, @Nullable Instant value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
    return this;
  }

  public JsonOut textOrNull(String name, @Nullable String value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
    return this;
  }

  /**
   * JSON text as the next element or value, unchanged: {@code 1e-4} stays {@code 1e-4}. What is no
   * strict JSON, such as a bare NaN, becomes a string; empty text becomes null.
   */
  public JsonOut raw(String text) {
    if (text.isBlank()) {
      json.writeNull();
    } else if (isJson(text)) {
      json.writeRawValue(text);
    } else {
      json.writeString(text);
    }
    return this;
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  @Override
  public void close() {
    json.close();
  }

  /** Passes everything on but the closing. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
