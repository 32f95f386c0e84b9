package dev.assay.analysis.api;

import dev.assay.analysis.report.AnswerJson;
import dev.assay.analysis.report.JsonOut;
import dev.assay.domain.AssayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a request is answered with.
 *
 * @param status as HTTP numbers them
 * @param type media type with charset
 * @param headers more of them, such as a name for a download
 */
public record Answer(int status, String type, Body body, Map<String, String> headers) {
  public static final String JSON = "application/json; charset=utf-8";

  /** The content, UTF-8 where it is text. */
  public sealed interface Body {}

  /** Content that is ready. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Ready(byte[] bytes) implements Body {}

  /** Content of any size, made while it is written. */
  public record Flowing(Writer writer) implements Body {}

  /** Writes a content; an {@link IOException} of the stream comes out as it is or unchecked. */
  public interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** The whole content at once. */
  public byte[] bytes() {
    return switch (body) {
      case Ready ready -> ready.bytes();
      case Flowing flowing -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          flowing.writer().write(out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        yield out.toByteArray();
      }
    };
  }

  /** An answer as the contract writes it. */
  static Answer of(Consumer<AnswerJson> content) {
    return json(200, json -> content.accept(new AnswerJson(json)));
  }

  /** Any JSON. */
  public static Answer json(int status, Consumer<JsonOut> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonOut json = new JsonOut(out)) {
      content.accept(json);
    }
    return new Answer(status, JSON, new Ready(out.toByteArray()), Map.of());
  }

  /** A failure in the contract's shape. */
  public static Answer of(AssayException failure) {
    return error(
        status(failure.kind()), failure.kind().name(), failure.problem(), failure.remedy());
  }

  /** An error in the contract's shape. */
  public static Answer error(int status, String kind, String problem, String remedy) {
    return json(
        status,
        json ->
            json.object(() ->
                json.object(
                    "error",
                    () ->
                        json.text("kind", kind).text("problem", problem).text("remedy", remedy))));
  }

  private static int status(AssayException.Kind kind) {
    return switch (kind) {
      case BAD_INPUT -> 400;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case UNAVAILABLE -> 503;
    };
  }

  /** With one more header. */
  Answer with(String header, String value) {
    Map<String, String> more = new java.util.TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, body, Map.copyOf(more));
  }
}
