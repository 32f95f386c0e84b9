package dev.assay.app.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * What holds for every response: security headers, validators, compression.
 *
 * <p>An answer's ETag is the generation of the index and a hash of the question, so that an
 * unchanged answer is recognised before it is computed.
 */
final class Delivery {
  private static final int COMPRESS_ABOVE = 1024;
  private static final int QUICK = 3;
  private static final Map<String, String> SECURITY =
      Map.of(
          "Content-Security-Policy",
              "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                  + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
                  // a notebook of this machine may show the page; X-Frame-Options cannot say that
                  + " frame-ancestors 'self' http://localhost:* http://127.0.0.1:*",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin");

  private final LongSupplier generation;
  private final String start = Long.toString(System.nanoTime(), 36);

  Delivery(LongSupplier generation) {
    this.generation = generation;
  }

  /** Answers with {@code handler}, or with 304 when the browser has the answer already. */
  Response answer(Request request, Handler handler) {
    String etag = "W/\"" + start + "-" + generation.getAsLong() + "-" + hash(request) + "\"";
    if (matches(request, etag)) {
      return notModified(etag);
    }
    Response response = handler.handle(request);
    return response.status() == 200
        ? response.with("ETag", etag).with("Cache-Control", "no-cache")
        : response;
  }

  /** Answers with a file, whose ETag is a checksum of its content. */
  Response file(Request request, Handler handler) {
    Response response = handler.handle(request);
    if (response.status() != 200
        || !(response.body() instanceof Response.Bytes content)
        || response.headers().containsKey("Cache-Control")) {
      return response;
    }
    CRC32 sum = new CRC32();
    sum.update(content.bytes());
    String etag = "W/\"" + Long.toHexString(sum.getValue()) + "-" + content.bytes().length + "\"";
    return matches(request, etag)
        ? notModified(etag)
        : response.with("ETag", etag).with("Cache-Control", "no-cache");
  }

  private static String hash(Request request) {
    long hash = request.path().hashCode();
    return Long.toHexString(hash * 31 + request.query().hashCode() * 0x9E3779B97F4A7C15L);
  }

  private static boolean matches(Request request, String etag) {
    for (String known : request.header("if-none-match").split(",")) {
      if (known.strip().equals(etag)) {
        return true;
      }
    }
    return false;
  }

  private static Response notModified(String etag) {
    return Response.bytes(304, Response.JSON, new byte[0])
        .with("ETag", etag)
        .with("Cache-Control", "no-cache");
  }

  /** The response as it leaves: compressed when it is worth it and wanted, with all headers. */
  static Response dress(Request request, Response response) {
    Map<String, String> headers = new TreeMap<>(SECURITY);
    headers.put("Cache-Control", "no-store");
    headers.put("Vary", "Accept-Encoding");
    headers.putAll(response.headers());
    boolean gzip = isText(response.type()) && acceptsGzip(request);
    Response.Body body =
        switch (response.body()) {
          case Response.Bytes content -> {
            if (!gzip || content.bytes().length <= COMPRESS_ABOVE) {
              yield content;
            }
            headers.put("Content-Encoding", "gzip");
            yield new Response.Bytes(gzip(content.bytes()));
          }
          case Response.Flowing flowing -> {
            if (!gzip) {
              yield new Response.Streamed(flowing.writer());
            }
            headers.put("Content-Encoding", "gzip");
            yield new Response.Streamed(out -> gzip(flowing.writer(), out));
          }
          case Response.Streamed streamed -> streamed;
        };
    return new Response(response.status(), response.type(), body, headers);
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.startsWith("application/")
        || type.startsWith("image/svg");
  }

  private static boolean acceptsGzip(Request request) {
    for (String coding : request.header("accept-encoding").toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = coding.strip().split(";");
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  /** What breaks off gets no proper end, so that nobody takes it for the whole. */
  @SuppressWarnings("resource") // closing it would end it
  private static void gzip(Response.Writer writer, OutputStream out)
      throws IOException, InterruptedException {
    GZIPOutputStream gzip = new QuickGzip(out);
    writer.write(gzip);
    gzip.finish();
    out.flush();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
    try (GZIPOutputStream gzip = new QuickGzip(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A local server gains nothing from the last percent of compression. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(QUICK);
    }
  }
}
