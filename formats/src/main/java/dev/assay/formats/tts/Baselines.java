package dev.assay.formats.tts;

import dev.assay.formats.UnreadableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * A {@code difficulty_baselines.json}: how right a model is on each problem at one temperature.
 *
 * @param reference the temperature; empty when the file does not say
 * @param accuracy by problem, each in [0, 1]
 */
public record Baselines(OptionalDouble reference, Map<String, Double> accuracy) {
  public Baselines {
    accuracy = Collections.unmodifiableMap(new LinkedHashMap<>(accuracy));
  }

  /**
   * Reads the file, with {@code metadata} and {@code problems} or with problems alone.
   *
   * @throws UnreadableException when it is something else
   */
  public static Baselines read(JsonNode root) throws UnreadableException {
    JsonNode problems = root.has("problems") ? root.path("problems") : root;
    Map<String, Double> accuracy = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : problems.properties()) {
      JsonNode value = each.getValue().path("mean_accuracy");
      double share = value.isNumber() ? value.doubleValue() : Double.NaN;
      if (!(share >= 0 && share <= 1)) {
        throw new UnreadableException(
            "problem '" + each.getKey() + "'",
            "there is no mean_accuracy between 0 and 1",
            "Make the file with assay tts difficulty --save-baselines.");
      }
      accuracy.put(each.getKey(), share);
    }
    if (accuracy.isEmpty()) {
      throw new UnreadableException(
          "", "there is no problem in it", "Make the file with assay tts difficulty.");
    }
    JsonNode reference = root.path("metadata").path("reference_temperature");
    return new Baselines(
        reference.isNumber() ? OptionalDouble.of(reference.doubleValue()) : OptionalDouble.empty(),
        accuracy);
  }
}
