package dev.assay.app.web;

import dev.assay.analysis.report.AnswerJson;
import dev.assay.analysis.report.JsonOut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is sent back.
 *
 * @param type media type with charset
 * @param headers more headers
 */
public record Response(int status, String type, Body body, Map<String, String> headers) {
  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";

  /** The content. */
  public sealed interface Body {}

  /** Content that is ready. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Bytes(byte[] bytes) implements Body {}

  /** Content that is written as it comes about, for as long as the writer returns not. */
  public record Streamed(Writer writer) implements Body {}

  /** Writes a stream; ends with an exception when the other side is gone. */
  public interface Writer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  static Response bytes(int status, String type, byte[] bytes) {
    return new Response(status, type, new Bytes(bytes), Map.of());
  }

  static Response text(int status, String type, String text) {
    return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Response json(int status, Consumer<JsonOut> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonOut json = new JsonOut(out)) {
      content.accept(json);
    }
    return bytes(status, JSON, out.toByteArray());
  }

  /** An answer as the contract writes it. */
  static Response answer(Consumer<AnswerJson> content) {
    return json(200, json -> content.accept(new AnswerJson(json)));
  }

  Response with(String header, String value) {
    Map<String, String> more = new java.util.TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, type, body, Map.copyOf(more));
  }
}
