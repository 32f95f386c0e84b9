package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the evaluator derives from the losses of single tokens: the loss at each thousandth token,
 * and differences between two tokens per token (definition D1 of its files). What the curve is too
 * short for is left out.
 */
final class Marks {
  private static final long STEP = 1000;

  private Marks() {}

  /** Adds {@code measurement_positions}, {@code slopes} and {@code position_metrics}. */
  static void add(Curve curve, ObjectNode detailed) {
    ArrayNode positions = Json.MAPPER.createArrayNode();
    ObjectNode losses = Json.MAPPER.createObjectNode();
    for (long at = STEP; at < curve.tokens(); at += STEP) {
      OptionalDouble loss = curve.at(at);
      if (loss.isPresent()) {
        positions.add(at);
        losses.put(Long.toString(at), loss.getAsDouble());
      }
    }
    detailed.set("measurement_positions", positions);
    detailed.set("slopes", slopes(curve));
    detailed.set("position_metrics", losses);
  }

  private static ObjectNode slopes(Curve curve) {
    long length = curve.tokens();
    ObjectNode slopes = Json.MAPPER.createObjectNode();
    if (length > 8000) {
      slope(curve, "overall", Math.min(8000, length / 2), length - 1, slopes);
    }
    if (length > 16000) {
      slope(curve, "early", 4000, 8000, slopes);
      slope(curve, "middle", 8000, 16000, slopes);
    }
    if (length > 24000) {
      slope(curve, "late", 16000, 24000, slopes);
    }
    return slopes;
  }

  private static void slope(Curve curve, String name, long from, long to, ObjectNode slopes) {
    OptionalDouble first = curve.at(from);
    OptionalDouble last = curve.at(to);
    if (first.isPresent() && last.isPresent()) {
      slopes.put(name, (last.getAsDouble() - first.getAsDouble()) / (to - from));
    }
  }
}
