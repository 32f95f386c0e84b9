package dev.assay.formats.record;

import dev.assay.formats.json.Nodes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The text of {@code summary.txt}, line by line as the evaluator writes it. */
final class Summary {
  private Summary() {}

  static String of(JsonNode root) {
    JsonNode metadata = root.path("metadata");
    StringBuilder text = new StringBuilder();
    text.append("Evaluation Run: ").append(line(metadata.path("datetime"))).append('\n');
    text.append("Model Type: ").append(line(metadata.path("model_type"))).append('\n');
    text.append("=".repeat(60)).append("\n\n");
    for (Map.Entry<String, JsonNode> category : root.path("results").properties()) {
      if (category.getValue().isObject() && !category.getValue().isEmpty()) {
        text.append(category.getKey().toUpperCase(Locale.ROOT)).append(":\n");
        for (Map.Entry<String, JsonNode> metric : category.getValue().properties()) {
          text.append("  ").append(metric.getKey()).append(": ");
          text.append(value(metric.getKey(), metric.getValue())).append('\n');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String value(String name, JsonNode value) {
    if (Values.isUnknown(value)) {
      return "not available";
    }
    if (value.isFloatingPointNumber()) {
      return name.contains("accuracy")
          ? fixed(value.asDouble() * 100, 2) + "%"
          : fixed(value.asDouble(), 6);
    }
    return value.isString() ? line(value) : value.toString();
  }

  private static String line(JsonNode value) {
    return Nodes.text(value).replaceAll("\\p{Cntrl}", " ");
  }

  /** As C and Python write it: the exact value rounded half to even, with its sign. */
  private static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "not available";
    }
    String digits =
        new BigDecimal(Math.abs(value)).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return (Double.compare(value, 0.0) < 0 ? "-" : "") + digits;
  }
}
