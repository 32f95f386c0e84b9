package dev.assay.analysis.ingest;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Tells a healthy file of another tool, which is passed over in silence, from a broken one, which
 * is reported: a truncated results file is recognised by no format, and must not vanish for it.
 */
final class Unrecognised {
  private Unrecognised() {}

  /**
   * Checks a file that no format recognised.
   *
   * @param bytes its content; null when it is larger than {@link
   *     dev.assay.formats.Source#STREAM_ABOVE}
   * @throws IOException when it calls itself JSON and is not, or is too large to tell
   */
  static void check(String fileName, long size, byte @Nullable [] bytes) throws IOException {
    if (!UnitReader.isJson(fileName)) {
      return;
    }
    if (bytes == null) {
      throw new UnreadableException(
          "",
          "%s MB of JSON that no format recognises".formatted(size >> 20),
          "If it holds results, check that it is whole; else keep it out of the scanned folder.");
    }
    if (bytes.length == 0) {
      throw UnreadableException.unfinished(
          "", "is empty", "Run the evaluation again, or delete the file.");
    }
    try (JsonParser parser = Json.parser(bytes)) {
      while (parser.nextToken() != null) {
        // only whether it parses
      }
    } catch (JacksonException e) {
      throw Json.explain(e);
    }
  }
}
