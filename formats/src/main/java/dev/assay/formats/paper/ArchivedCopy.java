package dev.assay.formats.paper;

import dev.assay.domain.Check;
import dev.assay.formats.Source;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code assay-archive.json} says of the results file beside it: that it is a copy, and of
 * what. So a copy speaks of the checkpoint that it came from, wherever it lies.
 *
 * @param checkpointPath the checkpoint's folder; {@code None} for a baseline
 * @param resultsFile where the original was; may be empty
 * @param evaluatedAt when the evaluation took place; null if unknown
 * @param sha256 hexadecimal digest of the copy's bytes
 */
public record ArchivedCopy(
    String checkpointPath, String resultsFile, @Nullable Instant evaluatedAt, String sha256) {
  /** The file's name. */
  public static final String FILE = "assay-archive.json";

  public ArchivedCopy {
    Check.that(sha256.matches("[0-9a-f]{64}"), "not a SHA-256 digest: %s", sha256);
  }

  public boolean isBaseline() {
    return CheckpointPaths.isBaseline(checkpointPath);
  }

  /** Tells copies of one checkpoint, or of one baseline's file, from all others. */
  public String key() {
    return isBaseline() ? "baseline:" + resultsFile : CheckpointPaths.key(checkpointPath);
  }

  /** Reads one; null when it is none. */
  public static @Nullable ArchivedCopy parse(byte[] content) {
    try {
      JsonNode node = Json.tree(content);
      JsonNode path = Nodes.child(node, "checkpoint_path");
      String sha256 = Nodes.text(node, "results_sha256");
      if (path == null || !path.isString() || !sha256.matches("[0-9a-f]{64}")) {
        return null;
      }
      return new ArchivedCopy(
          path.stringValue(),
          Nodes.text(node, "results_file"),
          Times.parse(Nodes.text(node, "evaluated_at"), ZoneOffset.UTC),
          sha256);
    } catch (IOException e) {
      return null;
    }
  }

  /** The one beside a results file; null without. */
  static @Nullable ArchivedCopy beside(Source source) {
    Source.Companion file = source.companions().get(FILE);
    return file == null ? null : parse(file.bytes());
  }

  /** As a file. */
  public byte[] bytes() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("checkpoint_path", checkpointPath);
    node.put("results_file", resultsFile);
    if (evaluatedAt != null) {
      node.put("evaluated_at", evaluatedAt.toString());
    }
    node.put("results_sha256", sha256);
    return (Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
