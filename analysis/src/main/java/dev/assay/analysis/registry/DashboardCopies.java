package dev.assay.analysis.registry;

import dev.assay.formats.Settings;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the results out of a {@code dashboard_data.json}, as the files that they were copied from.
 * So an evaluation whose checkpoint was pruned lives on. Values are unchanged; curves that the
 * aggregator had found in logs go into the result, as the baseline's file of the first tool has
 * them.
 */
public final class DashboardCopies {
  private DashboardCopies() {}

  private static final String USUAL = "paper_metrics_results.json";

  /**
   * Reads.
   *
   * @param baselines registered baselines; if there is one, it is the one of the dashboard
   * @throws IOException when it is no dashboard data
   */
  public static List<Archive.Original> read(
      byte[] content, List<RegistryEntry> baselines, Settings settings) throws IOException {
    JsonNode root = Json.tree(content);
    JsonNode runs = Nodes.child(root, "runs");
    if (runs == null || !runs.isArray()) {
      throw new UnreadableException(
          "$.runs", "no list of runs", "name a dashboard_data.json or a runs_registry.json");
    }
    List<Archive.Original> originals = new ArrayList<>();
    for (JsonNode run : runs) {
      Archive.Original original = original(run, baselines, settings);
      if (original != null) {
        originals.add(original);
      }
    }
    return originals;
  }

  private static Archive.@Nullable Original original(
      JsonNode run, List<RegistryEntry> baselines, Settings settings) {
    JsonNode metrics = Nodes.child(run, "metrics");
    if (metrics == null || !metrics.isObject() || metrics.isEmpty()) {
      return null;
    }
    String path = Nodes.text(run, "checkpoint_path");
    JsonNode config = Nodes.child(run, "training_config");
    boolean pretrained = CheckpointPaths.isBaseline(path) || Nodes.bool(config, "baseline");
    String file =
        !pretrained
            ? path.replaceAll("/+$", "") + "/" + USUAL
            : baselines.size() == 1 ? baselines.getFirst().resultsFile() : "";
    return new Archive.Original(
        pretrained ? "None" : path,
        Nodes.text(config, "run_dir"),
        file,
        pretrained ? "baseline_" + USUAL : USUAL,
        Times.parse(Nodes.text(run, "evaluation_timestamp"), settings.zone()),
        pretty(withCurve((ObjectNode) metrics, run)),
        pretrained || config == null || !config.isObject() ? null : pretty(config));
  }

  private static JsonNode withCurve(ObjectNode metrics, JsonNode run) {
    JsonNode curve = Nodes.child(run, "librilight_progression");
    JsonNode own = metrics.get("librilight_progression");
    if (curve == null || !curve.isArray() || curve.isEmpty() || (own != null && !own.isEmpty())) {
      return metrics;
    }
    ObjectNode with = metrics.deepCopy();
    with.set("librilight_progression", curve);
    return with;
  }

  private static byte[] pretty(JsonNode node) {
    return (Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
