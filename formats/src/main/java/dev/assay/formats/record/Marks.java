package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import dev.assay.stats.TokenSlopes;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;
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
    LongToDoubleFunction loss = at -> curve.at(at).orElse(Double.NaN);
    ObjectNode slopes = Json.MAPPER.createObjectNode();
    put("overall", TokenSlopes.overall(length, loss), slopes);
    put("early", TokenSlopes.early(length, loss), slopes);
    put("middle", TokenSlopes.middle(length, loss), slopes);
    put("late", TokenSlopes.late(length, loss), slopes);
    return slopes;
  }

  private static void put(String name, double slope, ObjectNode slopes) {
    if (!Double.isNaN(slope)) {
      slopes.put(name, slope);
    }
  }
}
