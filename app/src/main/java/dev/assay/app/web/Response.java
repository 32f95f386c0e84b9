package dev.assay.app.web;

import dev.assay.analysis.api.Answer;
import dev.assay.analysis.report.JsonOut;
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
  static final String JSON = Answer.JSON;
  static final String HTML = "text/html; charset=utf-8";

  /** The content. */
  public sealed interface Body {}

  /** Content that is ready. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Bytes(byte[] bytes) implements Body {}

  /** Content of any size with an end; compressed on its way where that is wanted. */
  public record Flowing(Writer writer) implements Body {}

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
    return of(Answer.json(status, content));
  }

  /** What the pure part answered. */
  static Response of(Answer answer) {
    Body body =
        switch (answer.body()) {
          case Answer.Ready ready -> new Bytes(ready.bytes());
          case Answer.Flowing flowing -> new Flowing(flowing.writer()::write);
        };
    return new Response(answer.status(), answer.type(), body, answer.headers());
  }

  Response with(String header, String value) {
    Map<String, String> more = new java.util.TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, type, body, Map.copyOf(more));
  }
}
