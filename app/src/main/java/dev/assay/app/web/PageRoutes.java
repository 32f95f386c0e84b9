package dev.assay.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The dashboard's files from the class path, and this API's description. Names with a hash in them
 * never change and may be kept for ever; everything else is asked for again.
 */
final class PageRoutes {
  private static final String FOLDER = "/dev/assay/ui/";
  private static final Pattern SAFE =
      Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Pattern HASHED = Pattern.compile("assets/.*-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", Response.HTML),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", Response.JSON),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("map", "application/json"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("webmanifest", "application/manifest+json"));

  private static final String NOT_BUILT =
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>Assay</title>
      <body style="font: 15px/1.5 system-ui, sans-serif; max-width: 40em; margin: 4em auto">
      <h1>The dashboard is not part of this build</h1>
      <p>The server runs and its API answers, but the page was left out when this program was built.
      <p>Build with <code>mvn package</code> (which needs Node.js for the module <code>ui</code>), then start again.
      <p>Until then: <a href="/api/v1/runs">runs</a>, <a href="/api/v1/health">health</a>,
      <a href="/api/v1/openapi.yaml">what the API offers</a>.
      """;

  private final String folder;
  private final Map<String, Optional<Response>> files = new ConcurrentHashMap<>();

  PageRoutes() {
    this(FOLDER);
  }

  PageRoutes(String folder) {
    this.folder = folder;
  }

  Response page(Request request) {
    String name = request.path().substring(1);
    if (name.isEmpty() || name.equals("index.html")) {
      return file("index.html").orElseGet(() -> Response.text(503, Response.HTML, NOT_BUILT));
    }
    return SAFE.matcher(name).matches() ? file(name).orElseGet(() -> missing(name)) : missing(name);
  }

  private static Response missing(String name) {
    return Response.text(404, "text/plain; charset=utf-8", "There is nothing at /" + name + "\n");
  }

  Response openApi(Request request) {
    return resource("/dev/assay/app/web/openapi.yaml", "application/yaml; charset=utf-8")
        .orElseGet(() -> Failures.noSuchPath(request.path()));
  }

  private Optional<Response> file(String name) {
    Optional<Response> known = files.get(name);
    if (known != null) {
      return known;
    }
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String type = TYPES.get(extension);
    if (type == null) {
      return Optional.empty();
    }
    Optional<Response> found = resource(folder + name, type).map(response -> keep(name, response));
    if (found.isPresent()) { // names that do not exist are not remembered: anyone can make those up
      files.put(name, found);
    }
    return found;
  }

  private static Response keep(String name, Response response) {
    return HASHED.matcher(name).matches()
        ? response.with("Cache-Control", "public, max-age=31536000, immutable")
        : response;
  }

  private static Optional<Response> resource(String path, String type) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(Response.bytes(200, type, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
