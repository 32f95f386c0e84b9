package dev.assay.formats.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.tts.DifficultyFile.Best;
import dev.assay.formats.tts.DifficultyFile.ByProblem;
import dev.assay.formats.tts.DifficultyFile.Gain;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads a {@code difficulty.json}; docs/formats.md describes it. */
public final class DifficultyReader {
  private static final int MOST = 1_000;
  private static final int MANY = 100_000;
  private static final double ROUNDING = 1e-9;
  private static final String REMEDY = "Make the file anew: assay tts difficulty PLACE -o DIR";

  private DifficultyReader() {}

  /**
   * Reads the file.
   *
   * @throws UnreadableException when it is something else, or a number in it cannot be
   */
  public static DifficultyFile read(JsonNode root) throws UnreadableException {
    if (!Nodes.text(root, "analysis").equals("difficulty")) {
      throw new UnreadableException("", "this is no difficulty.json of Assay", REMEDY);
    }
    List<Double> temperatures =
        temperatures(array(root.path("temperatures"), "temperatures", MOST));
    List<Level> levels = new ArrayList<>();
    JsonNode list = array(root.path("levels"), "levels", MOST);
    for (int i = 0; i < list.size(); i++) {
      levels.add(level(list.get(i), "levels[" + i + "]", temperatures.size()));
    }
    try {
      return new DifficultyFile(
          DifficultyFile.Origin.JSON,
          Nodes.text(root, "benchmark"),
          Nodes.text(root, "model"),
          Nodes.text(root, "label"),
          Nodes.text(root, "approach"),
          Nodes.text(root, "sampling"),
          temperatures,
          index(root.path("reference"), "reference", temperatures.size()),
          levels,
          capability(root.path("base_capability"), temperatures.size()),
          levelOf(root.path("level_of")),
          byProblem(root.path("by_problem"), temperatures.size()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("", String.valueOf(e.getMessage()), REMEDY);
    }
  }

  private static List<Double> temperatures(JsonNode list) throws UnreadableException {
    List<Double> temperatures = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String at = "temperatures[" + i + "]";
      double temperature = share(list.get(i), at, 1e6);
      if (i > 0 && !(temperatures.getLast() < temperature)) {
        throw new UnreadableException(at, "the temperatures do not ascend", REMEDY);
      }
      temperatures.add(temperature);
    }
    return temperatures;
  }

  private static Level level(JsonNode node, String at, int temperatures)
      throws UnreadableException {
    List<List<Number>> numbers = new ArrayList<>();
    JsonNode list = array(node.path("temperatures"), at + ".temperatures", MOST);
    for (int t = 0; t < list.size(); t++) {
      numbers.add(numbers(list.get(t), at + ".temperatures[" + t + "]"));
    }
    List<Best> best = new ArrayList<>();
    String name = node.has("best_by_n") ? "best_by_n" : "best";
    for (JsonNode each : array(node.path(name), at + "." + name, MANY)) {
      best.add(best(each, at + "." + name + "[" + best.size() + "]", temperatures));
    }
    List<Gain> gains = new ArrayList<>();
    for (JsonNode each : array(node.path("gains"), at + ".gains", MANY)) {
      gains.add(gain(each, at + ".gains[" + gains.size() + "]", temperatures));
    }
    double min = share(node.path("min"), at + ".min", 1);
    double max = share(node.path("max"), at + ".max", 1);
    ordered(min, max, at);
    return new Level(
        whole(node.path("level"), at + ".level", 0),
        min,
        max,
        whole(node.path("problems"), at + ".problems", 0),
        numbers,
        best,
        gains);
  }

  private static List<Number> numbers(JsonNode list, String at) throws UnreadableException {
    List<Number> numbers = new ArrayList<>();
    for (JsonNode each : array(list, at, MANY)) {
      numbers.add(number(each, at + "[" + numbers.size() + "]"));
    }
    return numbers;
  }

  private static Number number(JsonNode node, String at) throws UnreadableException {
    double low = orNone(node, "low");
    double high = orNone(node, "high");
    ordered(low, high, at);
    return new Number(
        Nodes.text(node, "measure"),
        whole(node.path("n"), at + ".n", 1),
        Nodes.text(node, "subsets"),
        share(node.path("mean"), at + ".mean", 1),
        orNone(node, "sd_population"),
        low,
        high);
  }

  private static Best best(JsonNode node, String at, int temperatures) throws UnreadableException {
    List<Double> chances = new ArrayList<>();
    JsonNode shares = array(node.path("chances"), at + ".chances", MOST);
    shares.forEach(each -> chances.add(Nodes.doubleOrEmpty(each).orElse(Double.NaN)));
    List<Boolean> near = new ArrayList<>();
    JsonNode flags = array(node.path("near_best"), at + ".near_best", MOST);
    flags.forEach(each -> near.add(each.asBoolean(false)));
    if (chances.size() != temperatures || near.size() != temperatures) {
      throw new UnreadableException(
          at, "there is not a chance for each of %s temperatures".formatted(temperatures), REMEDY);
    }
    return new Best(
        Nodes.text(node, "measure"),
        whole(node.path("n"), at + ".n", 1),
        index(node.path("best"), at + ".best", temperatures),
        chances,
        near);
  }

  private static Gain gain(JsonNode node, String at, int temperatures) throws UnreadableException {
    OptionalDouble gain = Nodes.doubleOrEmpty(node, "gain");
    OptionalInt temperature = index(node.path("temperature"), at + ".temperature", temperatures);
    if (gain.isEmpty() || Math.abs(gain.getAsDouble()) > 1 || temperature.isEmpty()) {
      throw new UnreadableException(
          at, "there is no gain between -1 and 1, or no temperature", REMEDY);
    }
    double low = orNone(node, "low");
    double high = orNone(node, "high");
    ordered(low, high, at);
    return new Gain(
        temperature.getAsInt(),
        Nodes.text(node, "measure"),
        Nodes.text(node, "subsets"),
        whole(node.path("from"), at + ".from", 1),
        whole(node.path("to"), at + ".to", 1),
        gain.getAsDouble(),
        low,
        high);
  }

  private static Map<Integer, Number> capability(JsonNode list, int temperatures)
      throws UnreadableException {
    Map<Integer, Number> capability = new LinkedHashMap<>();
    array(list, "base_capability", temperatures);
    for (int t = 0; t < list.size(); t++) {
      if (!list.get(t).isNull()) {
        capability.put(t, number(list.get(t), "base_capability[" + t + "]"));
      }
    }
    return capability;
  }

  private static Map<String, Integer> levelOf(JsonNode node) throws UnreadableException {
    Map<String, Integer> levelOf = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : object(node, "level_of").properties()) {
      levelOf.put(each.getKey(), whole(each.getValue(), "level_of." + each.getKey(), 0));
    }
    return levelOf;
  }

  private static ByProblem byProblem(JsonNode node, int temperatures) throws UnreadableException {
    List<String> columns = new ArrayList<>();
    array(node.path("columns"), "by_problem.columns", MANY)
        .forEach(each -> columns.add(Nodes.text(each)));
    Map<String, double[][]> values = new LinkedHashMap<>();
    JsonNode problems = object(object(node, "by_problem").path("values"), "by_problem.values");
    for (Map.Entry<String, JsonNode> each : problems.properties()) {
      values.put(
          each.getKey(), values(each.getValue(), each.getKey(), columns.size(), temperatures));
    }
    return new ByProblem(columns, values);
  }

  private static double[][] values(JsonNode rows, String key, int columns, int temperatures)
      throws UnreadableException {
    String at = "by_problem.values." + key;
    array(rows, at, columns);
    double[][] values = new double[columns][];
    for (int c = 0; c < columns; c++) {
      JsonNode row = array(rows.path(c), at, temperatures);
      if (row.size() != temperatures) {
        throw new UnreadableException(
            at, "there is not a value for each of %s temperatures".formatted(temperatures), REMEDY);
      }
      values[c] = new double[temperatures];
      for (int t = 0; t < temperatures; t++) {
        values[c][t] = Nodes.doubleOrEmpty(row.get(t)).orElse(Double.NaN);
      }
    }
    return values;
  }

  /** A list, or nothing; what it holds can be asked for by place. */
  private static JsonNode array(JsonNode node, String at, int most) throws UnreadableException {
    if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
      throw new UnreadableException(at, "there is no list", REMEDY);
    }
    if (node.size() > most) {
      throw new UnreadableException(
          at, "the list has %s entries, more than %s".formatted(node.size(), most), REMEDY);
    }
    return node;
  }

  private static JsonNode object(JsonNode node, String at) throws UnreadableException {
    if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
      throw new UnreadableException(at, "there is no object", REMEDY);
    }
    return node;
  }

  /** Either may be NaN, which is unknown. */
  private static void ordered(double low, double high, String at) throws UnreadableException {
    if (low > high) {
      throw new UnreadableException(at, "%s is above %s".formatted(low, high), REMEDY);
    }
  }

  private static OptionalInt index(JsonNode node, String at, int size) throws UnreadableException {
    if (node.isMissingNode() || node.isNull()) {
      return OptionalInt.empty();
    }
    int index = whole(node, at, 0);
    if (index >= size) {
      throw new UnreadableException(at, "there are only %s temperatures".formatted(size), REMEDY);
    }
    return OptionalInt.of(index);
  }

  private static int whole(JsonNode node, String at, int least) throws UnreadableException {
    OptionalLong value = Nodes.longOrEmpty(node);
    if (value.isEmpty() || value.getAsLong() < least || value.getAsLong() > Integer.MAX_VALUE) {
      throw new UnreadableException(
          at, "there is no whole number of at least %s".formatted(least), REMEDY);
    }
    return (int) value.getAsLong();
  }

  private static double share(JsonNode node, String at, double most) throws UnreadableException {
    double value = Nodes.doubleOrEmpty(node).orElse(Double.NaN);
    if (most < value && value <= most + ROUNDING) {
      return most; // a mean of ones may differ from 1 in the last digit
    }
    if (!(value >= 0 && value <= most)) {
      throw new UnreadableException(
          at, "there is no number from 0 to %s".formatted(most == 1 ? "1" : "1000000"), REMEDY);
    }
    return value;
  }

  private static double orNone(JsonNode node, String name) {
    return Nodes.doubleOrEmpty(node, name).orElse(Double.NaN);
  }
}
