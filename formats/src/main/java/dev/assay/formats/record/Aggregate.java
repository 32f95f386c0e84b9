package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mean and harmonic mean of the accuracies that were measured, beside the names they are over. An
 * accuracy of 0 is how the evaluator marks a benchmark that did not run, so it is not one of them.
 */
final class Aggregate {
  static final String OVER = "aggregate_over";
  private static final String MEAN = "paper_metrics_avg";
  private static final String HARMONIC = "paper_metrics_f1";

  private Aggregate() {}

  /** Sets both anew, unless somebody else's are there. */
  static void set(ObjectNode root, ObjectNode results) {
    boolean ours = root.has(OVER);
    JsonNode there = results.path("aggregate");
    if (!ours && (there.has(MEAN) || there.has(HARMONIC))) {
      return;
    }
    ArrayNode names = Json.MAPPER.createArrayNode();
    double sum = 0;
    double inverse = 0;
    for (Map.Entry<String, JsonNode> category : results.properties()) {
      for (Map.Entry<String, JsonNode> metric : category.getValue().properties()) {
        String name = MetricNames.flat(category.getKey(), metric.getKey());
        double value = metric.getValue().isNumber() ? metric.getValue().asDouble() : 0;
        if (name.endsWith("_accuracy") && value > 0 && Double.isFinite(value)) {
          names.add(name);
          sum += value;
          inverse += 1 / value;
        }
      }
    }
    if (!names.isEmpty()) {
      ObjectNode aggregate =
          there instanceof ObjectNode object ? object : results.putObject("aggregate");
      aggregate.put(MEAN, sum / names.size());
      aggregate.put(HARMONIC, names.size() / inverse);
      root.set(OVER, names);
    }
  }
}
