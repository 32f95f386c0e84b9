package dev.assay.formats.record;

import dev.assay.formats.json.Nodes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a training configuration says of saving, in its block {@code paper_metrics}.
 *
 * @param enabled {@code save_results_json}; true unless it says false
 * @param resultsDir {@code results_dir}
 */
public record RecordSettings(boolean enabled, String resultsDir) {
  private static final String USUAL = "./evaluation_results";

  public static RecordSettings of(@Nullable JsonNode config) {
    JsonNode block = Nodes.child(config, "paper_metrics");
    String folder = Nodes.text(block, "results_dir").strip();
    return new RecordSettings(
        !Nodes.text(block, "save_results_json").strip().equalsIgnoreCase("false"),
        folder.isEmpty() ? USUAL : folder);
  }
}
