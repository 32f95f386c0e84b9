package dev.assay.formats.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A {@code problem_profiles_<approach>.json}: counts of right completions by problem and
 * temperature. What the file derives from them is computed anew.
 */
public final class ProfileRows {
  private ProfileRows() {}

  /**
   * A problem.
   *
   * @param level empty when the file has none
   * @param right by temperature
   * @param total by temperature
   */
  public record Row(
      String key,
      String answer,
      OptionalInt level,
      SortedMap<Double, Integer> right,
      SortedMap<Double, Integer> total) {}

  /**
   * Reads the file.
   *
   * @throws UnreadableException when it is something else
   */
  public static List<Row> read(JsonNode root) throws UnreadableException {
    List<Row> rows = new ArrayList<>();
    for (JsonNode each : root) {
      String key = Nodes.text(each, "unique_id");
      SortedMap<Double, Integer> right = counts(each.path("correct_count_by_temp"), key);
      SortedMap<Double, Integer> total = counts(each.path("total_count_by_temp"), key);
      if (key.isEmpty() || total.isEmpty() || !right.keySet().equals(total.keySet())) {
        throw wrong(key, "there is no unique_id with counts by temperature");
      }
      for (Map.Entry<Double, Integer> of : total.entrySet()) {
        int count = right.getOrDefault(of.getKey(), 0);
        if (of.getValue() < 1 || count < 0 || count > of.getValue()) {
          throw wrong(key, "%s of %s cannot be right".formatted(count, of.getValue()));
        }
      }
      JsonNode level = each.path("difficulty_level");
      rows.add(
          new Row(
              key,
              Nodes.text(each, "answer"),
              level.isInt() ? OptionalInt.of(level.intValue()) : OptionalInt.empty(),
              right,
              total));
    }
    if (rows.isEmpty()) {
      throw wrong("", "there is no problem in it");
    }
    return rows;
  }

  private static SortedMap<Double, Integer> counts(JsonNode node, String key)
      throws UnreadableException {
    SortedMap<Double, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      double temperature = Nodes.parse(each.getKey());
      if (!(temperature >= 0) || !each.getValue().isInt()) {
        throw wrong(key, "'" + each.getKey() + "' is no temperature with a count");
      }
      counts.put(temperature, each.getValue().intValue());
    }
    return counts;
  }

  private static UnreadableException wrong(String key, String problem) {
    return new UnreadableException(
        key.isEmpty() ? "" : "problem '" + key + "'",
        problem,
        "Give a problem_profiles file, as assay tts profiles writes it.");
  }
}
