package dev.assay.app.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Requests as a server would make them, and what came back. */
final class Requests {
  private Requests() {}

  /** A path with an optional, undecoded query. */
  static Request get(String target) {
    return get(target, Map.of());
  }

  static Request get(String target, Map<String, String> headers) {
    String[] parts = target.split("\\?", 2);
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (parts.length == 2) {
      for (String pair : parts[1].split("&")) {
        String[] both = pair.split("=", 2);
        query.computeIfAbsent(both[0], name -> new ArrayList<>()).add(both[1]);
      }
    }
    return new Request(parts[0], query, headers);
  }

  static Request host(String host) {
    return get("/", Map.of("host", host));
  }

  static String text(Response response) {
    return response.body() instanceof Response.Bytes content
        ? new String(content.bytes(), StandardCharsets.UTF_8)
        : "";
  }

  static String unzipped(Response response) throws IOException {
    byte[] bytes = ((Response.Bytes) response.body()).bytes();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
