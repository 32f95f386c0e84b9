package dev.assay.analysis.ingest;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Tells a healthy file of another tool, which is passed over in silence, from a broken one, which is
 * reported: a truncated results file is recognised by no format, and must not vanish for it.
 */
final class Unrecognised {
  private Unrecognised() {}

  /**
   * Checks a file that no format recognised.
   *
   * @param bytes its content; null when it is larger than {@link
   *     dev.assay.formats.Source#STREAM_ABOVE}
   * @throws UnreadableException when it calls itself JSON and is not, or is too large to tell
   */
  static void check(String fileName, long size, byte @Nullable [] bytes)
      throws UnreadableException {
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
      throw new UnreadableException("", "is empty", "Run the evaluation again, or delete the file.");
    }
    Json.checkWellFormed(bytes);
  }
}
