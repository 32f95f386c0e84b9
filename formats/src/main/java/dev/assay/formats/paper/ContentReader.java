package dev.assay.formats.paper;

import dev.assay.formats.json.JsonNumbers;
import dev.assay.formats.json.Nodes;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Streams a result object into a {@link Content}. Takes the flat layout, the evaluator's layout
 * ({@code metadata} and {@code results} by category, names long or short) and the layout of the
 * design document ({@code metrics.sblimp.accuracy}).
 */
final class ContentReader {
  private static final int MAX_NAMED = 50;

  private final JsonNumbers numbers;
  private final JsonParser parser;
  private final Content content;

  private ContentReader(JsonNumbers numbers, Content content) {
    this.numbers = numbers;
    this.parser = numbers.parser();
    this.content = content;
  }

  /** Reads the object that the parser stands at the start of, and stops at its end. */
  static void read(JsonNumbers numbers, Content content) {
    new ContentReader(numbers, content).members("");
  }

  /**
   * Reads the members of an object.
   *
   * @param category category that all names belong to; empty at the top
   */
  private void members(String category) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      switch (token) {
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(flat(category, name));
        case VALUE_STRING -> text(flat(category, name), name);
        case VALUE_NULL -> named(content.notNumbers, name);
        case START_OBJECT -> object(name);
        case START_ARRAY -> array(name);
        default -> named(content.extras, name);
      }
    }
  }

  private void object(String name) {
    switch (name) {
      case "metadata" -> {
        JsonNode tree = parser.readValueAsTree();
        content.metadata = tree;
      }
      case "results", "metrics" -> members("");
      case "librilight_detailed" -> detailed();
      case "curves" -> curves();
      case "metrics_explanation", "not_available" -> parser.skipChildren();
      case "sblimp", "swuggy", "tstory", "sstory", "librilight" -> members(name);
      case "aggregate", "paper_metrics" -> members("paper_metrics");
      case "other" -> members("");
      default -> {
        named(content.extras, name);
        parser.skipChildren();
      }
    }
  }

  private void array(String name) {
    if (name.equals("librilight_progression")) {
      content.progression.clear();
      progression();
    } else if (name.equals("saves") || name.equals("superseded") || name.equals("aggregate_over")) {
      parser.skipChildren(); // the history of this file
    } else {
      named(content.extras, name);
      parser.skipChildren();
    }
  }

  /** Inside category C, {@code x} is the same as {@code C_x}. */
  private static String flat(String category, String name) {
    if (category.isEmpty()) {
      return name.equals("average") ? "paper_metrics_avg" : name;
    }
    if (name.startsWith("_")
        || (name.startsWith(category) && name.startsWith("_", category.length()))) {
      return name;
    }
    return category + "_" + (name.equals("average") ? "avg" : name);
  }

  private void number(String name) {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      named(content.notNumbers, name);
      content.values.remove(name);
    } else if (!name.startsWith("_")) {
      content.values.put(name, value);
    }
  }

  private void text(String flatName, String name) {
    String text = parser.getString();
    if (name.equals("_results_json_path")) {
      content.resultsPath = text;
    } else if (!name.startsWith("_")) {
      double value = Nodes.parse(text);
      if (Double.isFinite(value)) {
        content.values.put(flatName, value);
      } else {
        named(content.extras, name);
      }
    }
  }

  private static void named(List<String> names, String name) {
    // Hostile files may hold millions of unknown members; a remark needs only some.
    if (!name.startsWith("_") && names.size() < MAX_NAMED) {
      names.add(name);
    }
  }

  /** {@code [{position, loss, perplexity}, ...]}, any order. */
  private void progression() {
    points(parser, content.progression, content);
  }

  /** Reads an array of points that the parser stands at the start of. */
  static void points(JsonParser parser, Points into, Content content) {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        point(parser, into, content);
      } else {
        content.brokenPoints++;
        parser.skipChildren();
      }
    }
  }

  private static void point(JsonParser parser, Points into, Content content) {
    double position = Double.NaN;
    double loss = Double.NaN;
    double perplexity = Double.NaN;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      double value = token.isNumeric() ? parser.getDoubleValue() : Double.NaN;
      switch (name) {
        case "position" -> position = value;
        case "loss" -> loss = value;
        case "perplexity" -> perplexity = value;
        default -> {}
      }
      parser.skipChildren();
    }
    if (position >= 0 && position == Math.rint(position) && position < 1e15) {
      into.add((long) position, loss, perplexity);
    } else {
      content.brokenPoints++;
    }
  }

  /** Further curves by name. */
  private void curves() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (parser.nextToken() != JsonToken.START_OBJECT || content.curves.size() >= MAX_NAMED) {
        parser.skipChildren();
        continue;
      }
      double[] positions = {};
      double[] losses = {};
      for (String member = parser.nextName(); member != null; member = parser.nextName()) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && member.equals("positions")) {
          positions = numbers.array();
        } else if (token == JsonToken.START_ARRAY && member.equals("losses")) {
          losses = numbers.array();
        } else {
          parser.skipChildren();
        }
      }
      Points points = new Points();
      increasing(positions, losses, points);
      content.curves.put(name, points);
    }
  }

  private void detailed() {
    double[] positions = {};
    double[] losses = {};
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && name.equals("positions")) {
        positions = numbers.array();
      } else if (token == JsonToken.START_ARRAY && name.equals("losses")) {
        losses = numbers.array();
      } else if (token == JsonToken.START_OBJECT && name.equals("slopes")) {
        marks("librilight_slope_");
      } else if (token == JsonToken.START_OBJECT && name.equals("position_metrics")) {
        marks("librilight_loss_");
      } else {
        parser.skipChildren();
      }
    }
    content.detailed.clear();
    increasing(positions, losses, content.detailed);
  }

  private void increasing(double[] positions, double[] losses, Points into) {
    content.brokenPoints += Math.abs(positions.length - losses.length);
    long last = -1;
    for (int i = 0; i < Math.min(positions.length, losses.length); i++) {
      double at = positions[i];
      if (at > last && at == Math.rint(at) && at < 1e15) {
        last = (long) at;
        into.add(last, losses[i], Double.NaN);
      } else {
        content.brokenPoints++;
      }
    }
  }

  /** Numbers of a map; the same value under {@code results} stands first. */
  private void marks(String prefix) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      String flat = name.startsWith(prefix) ? name : prefix + name;
      if (token.isNumeric()) {
        double value = parser.getDoubleValue();
        if (Double.isFinite(value)) {
          content.values.putIfAbsent(flat, value);
        } else {
          named(content.notNumbers, flat);
        }
      } else {
        parser.skipChildren();
      }
    }
  }
}
