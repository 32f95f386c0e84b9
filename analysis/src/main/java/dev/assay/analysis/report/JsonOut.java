package dev.assay.analysis.report;

import dev.assay.analysis.json.JsonReader;
import dev.assay.analysis.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON by name and value. What is unknown is left out, or null where a method says so; a
 * number that is not finite becomes null. One thread; close it.
 */
public final class JsonOut implements AutoCloseable {
  private static final int FULL = 8192;
  private final Sink out;
  private final StringBuilder text = new StringBuilder(2 * FULL);

  /** The character that was written last; 0 before the first. */
  private char last;

  /** Writes UTF-8; {@link #close} flushes {@code out} and leaves it open. */
  public JsonOut(OutputStream out) {
    this(
        new Sink() {
          @Override
          public void write(CharSequence piece) throws IOException {
            out.write(piece.toString().getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public void flush() throws IOException {
            out.flush();
          }
        });
  }

  /** Writes text piece by piece; no piece ends between the halves of a character. */
  public JsonOut(Sink out) {
    this.out = out;
  }

  /** Takes the text. */
  public interface Sink {
    void write(CharSequence piece) throws IOException;

    /** After the last piece. */
    default void flush() throws IOException {}
  }

  /** Something that writes itself. */
  public interface Body {
    void write();
  }

  /** An object as the next element or value. */
  public JsonOut object(Body body) {
    bare("{");
    body.write();
    text.append('}');
    done();
    return this;
  }

  public JsonOut object(String name, Body body) {
    return name(name).object(body);
  }

  /** An array as the next element or value. */
  public JsonOut array(Body body) {
    bare("[");
    body.write();
    text.append(']');
    done();
    return this;
  }

  public JsonOut array(String name, Body body) {
    return name(name).array(body);
  }

  public JsonOut texts(String name, Collection<String> values) {
    return array(name, () -> values.forEach(this::quoted));
  }

  public JsonOut name(String name) {
    JsonText.quote(name, next());
    text.append(':');
    done();
    return this;
  }

  public JsonOut text(String name, String value) {
    return name(name).quoted(value);
  }

  /** Text; left out when it is empty. */
  public JsonOut textIfAny(String name, String value) {
    return value.isEmpty() ? this : text(name, value);
  }

  public JsonOut flag(String name, boolean value) {
    return name(name).bare(Boolean.toString(value));
  }

  public JsonOut whole(String name, long value) {
    return name(name).whole(value);
  }

  public JsonOut wholeOrNull(String name, @Nullable Long value) {
    name(name);
    return value == null ? nothing() : whole(value);
  }

  /** A number; left out when it is null or not finite. */
  public JsonOut numberIfAny(String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      name(name).number(value);
    }
    return this;
  }

  public JsonOut numberOrNull(String name, @Nullable Double value) {
    return name(name).number(value == null ? Double.NaN : value);
  }

  /** A number as the next element or value; null when it is not finite. */
  public JsonOut number(double value) {
    return Double.isFinite(value) ? bare(Double.toString(value)) : nothing();
  }

  /** A whole number as the next element or value. */
  public JsonOut whole(long value) {
    return bare(Long.toString(value));
  }

  public JsonOut nothing() {
    return bare("null");
  }

  /** A text, boolean or number as the next element or value. */
  public JsonOut value(Object value) {
    return switch (value) {
      case Double number -> number(number);
      case Long number -> whole(number);
      case Boolean flag -> bare(flag.toString());
      default -> quoted(value.toString());
    };
  }

  /** ISO 8601 in UTC, or null. */
  public JsonOut timeOrNull(String name, @Nullable Instant value) {
    name(name);
    return value == null ? nothing() : quoted(value.toString());
  }

  public JsonOut textOrNull(String name, @Nullable String value) {
    name(name);
    return value == null ? nothing() : quoted(value);
  }

  /**
   * JSON text as the next element or value, unchanged: {@code 1e-4} stays {@code 1e-4}. What is no
   * strict JSON, such as a bare NaN, becomes a string; empty text becomes null.
   */
  public JsonOut raw(String value) {
    if (value.isBlank()) {
      return nothing();
    }
    return JsonReader.isStrict(value) ? bare(value) : quoted(value);
  }

  /** Before an element or a name: a comma, unless it is the first. */
  private StringBuilder next() {
    if (last != '[' && last != '{' && last != ':' && last != 0) {
      text.append(',');
    }
    return text;
  }

  /** After anything that cannot be parted. */
  private void done() {
    last = text.charAt(text.length() - 1);
    if (text.length() >= FULL) {
      flush();
    }
  }

  private void flush() {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }

  private JsonOut bare(String value) {
    next().append(value);
    done();
    return this;
  }

  private JsonOut quoted(String value) {
    JsonText.quote(value, next());
    done();
    return this;
  }

  @Override
  public void close() {
    flush();
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
