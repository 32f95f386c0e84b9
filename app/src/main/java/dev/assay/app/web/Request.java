package dev.assay.app.web;

import java.util.List;
import java.util.Map;

/**
 * A request.
 *
 * @param path decoded path
 * @param query decoded values by name, in order
 * @param headers by lower-case name
 * @param body of a PUT or POST; empty for others
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

  /** A request without a body. */
  public Request(String path, Map<String, List<String>> query, Map<String, String> headers) {
    this(path, query, headers, new byte[0]);
  }

  Request withBody(byte[] content) {
    return new Request(path, query, headers, content);
  }

  /** A header's value; empty if it is not there. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }
}
