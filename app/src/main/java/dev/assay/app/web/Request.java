package dev.assay.app.web;

import java.util.List;
import java.util.Map;

/**
 * A request: GET, as nothing else is served.
 *
 * @param path decoded path
 * @param query decoded values by name, in order
 * @param headers by lower-case name
 */
public record Request(String path, Map<String, List<String>> query, Map<String, String> headers) {

  /** A header's value; empty if it is not there. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }
}
