package dev.assay.samples.hub;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads lists of files as the Hub answers them. */
final class HubTree {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{40,64}");

  private HubTree() {}

  /** A file; empty for a folder, and for a name that could leave its folder. */
  static Optional<HubFile> file(JsonNode item) {
    String path = item.path("path").asString("");
    JsonNode size = item.path("size");
    if (!item.path("type").asString("").equals("file")
        || !HubNames.isSafe(path)
        || !size.isIntegralNumber()
        || !size.canConvertToLong()
        || size.longValue() < 0) {
      return Optional.empty();
    }
    String oid = item.path("oid").asString("");
    String hash = item.path("lfs").path("oid").asString("");
    return Optional.of(
        new HubFile(
            path,
            size.longValue(),
            HEX.matcher(oid).matches() ? oid : "",
            Optional.of(hash).filter(text -> SHA256.matcher(text).matches())));
  }
}
