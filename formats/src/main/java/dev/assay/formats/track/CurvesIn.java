package dev.assay.formats.track;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Curves as callers give them: {@code curves} holds, by name, pairs {@code [[step, value], ...]} or
 * lists {@code {"step": [...], "value": [...]}}; {@code history} holds a record for each moment,
 * {@code {"step": 100, "val_ppl": 71.2}}. Points are put in the order of their steps; of two at one
 * step the later one counts.
 */
final class CurvesIn {
  private static final int MOST_POINTS = 1_000_000;
  private static final int MOST_CURVES = 200;
  private static final Set<String> VALUES = Set.of("value", "values", "losses");

  /** Points of each curve: places by axis, and the value under the empty name. */
  private final Map<String, List<Map<String, Double>>> points = new LinkedHashMap<>();

  private CurvesIn() {}

  /** The curves of one experiment; {@code sources} are objects that may have both members. */
  static Map<String, StepCurve> of(JsonNode... sources) {
    CurvesIn in = new CurvesIn();
    for (JsonNode source : sources) {
      source
          .path("curves")
          .properties()
          .forEach(curve -> in.curve(curve.getKey(), curve.getValue()));
      source.path("history").forEach(in::moment);
    }
    Map<String, StepCurve> curves = new LinkedHashMap<>();
    in.points.forEach((name, list) -> curves.put(name, ordered(list)));
    return curves;
  }

  private void curve(String name, JsonNode node) {
    if (node.isArray()) {
      for (JsonNode pair : node) {
        if (!pair.isArray() || pair.size() != 2) {
          throw wrong(name, "holds something that is no pair [step, value]");
        }
        add(name, Map.of("step", Nodes.number(pair.get(0))), Nodes.number(pair.get(1)));
      }
      return;
    }
    JsonNode values =
        VALUES.stream()
            .map(node::path)
            .filter(JsonNode::isArray)
            .findFirst()
            .orElse(node.path("value"));
    for (int i = 0; i < values.size(); i++) {
      Map<String, Double> places = new LinkedHashMap<>();
      for (String axis : StepCurve.AXES) {
        JsonNode list = node.path(axis);
        if (list.isArray()) {
          if (list.size() != values.size()) {
            throw wrong(name, "has " + list.size() + " places for " + values.size() + " values");
          }
          places.put(axis, Nodes.number(list.get(i)));
        }
      }
      add(name, places, Nodes.number(values.get(i)));
    }
  }

  private void moment(JsonNode record) {
    Map<String, Double> places = new LinkedHashMap<>();
    for (String axis : StepCurve.AXES) {
      Nodes.doubleOrEmpty(record, axis).ifPresent(place -> places.put(axis, place));
    }
    for (Map.Entry<String, JsonNode> member : record.properties()) {
      if (!StepCurve.AXES.contains(member.getKey()) && member.getValue().isNumber()) {
        add(member.getKey(), places, Nodes.number(member.getValue()));
      }
    }
  }

  private void add(String name, Map<String, Double> places, double value) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._@/-]{0,99}")) {
      throw wrong(name, "has a name that is not 1 to 100 letters, digits or . _ - @ /");
    }
    if (places.isEmpty()) {
      throw wrong(name, "says at no step, or another of " + String.join(", ", StepCurve.AXES));
    }
    List<Map<String, Double>> list = points.computeIfAbsent(name, key -> new ArrayList<>());
    if (list.size() >= MOST_POINTS || points.size() > MOST_CURVES) {
      throw wrong(name, "is too much: at most 200 curves of a million points each");
    }
    Map<String, Double> point = new LinkedHashMap<>(places);
    point.put("", value);
    list.add(point);
  }

  private static StepCurve ordered(List<Map<String, Double>> list) {
    List<String> axes =
        StepCurve.AXES.stream()
            .filter(axis -> list.stream().anyMatch(p -> p.containsKey(axis)))
            .toList();
    String first = axes.getFirst();
    Map<Double, Map<String, Double>> byPlace = new TreeMap<>(Comparator.naturalOrder());
    list.forEach(point -> byPlace.put(point.getOrDefault(first, Double.NaN), point));
    byPlace.remove(Double.NaN);
    Map<String, double[]> places = new LinkedHashMap<>();
    for (String axis : axes) {
      places.put(axis, column(byPlace, axis));
    }
    return new StepCurve(places, column(byPlace, ""));
  }

  private static double[] column(Map<Double, Map<String, Double>> points, String name) {
    return points.values().stream()
        .mapToDouble(point -> point.getOrDefault(name, Double.NaN))
        .toArray();
  }

  private static AssayException wrong(String curve, String problem) {
    String name = curve.length() > 60 ? curve.substring(0, 60) + "…" : curve;
    return new AssayException(
        Kind.BAD_INPUT,
        "the curve '" + name + "' " + problem,
        "Write [[step, value], ...] or {\"step\": [...], \"value\": [...]}; see docs/formats.md.");
  }
}
