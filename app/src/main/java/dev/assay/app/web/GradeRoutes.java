package dev.assay.app.web;

import dev.assay.analysis.grade.GradeWords;
import dev.assay.analysis.grade.Graded;
import dev.assay.analysis.grade.Judge;
import dev.assay.analysis.report.GradeTables;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import dev.assay.grading.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code POST /grade}: judges pairs; saves nothing. */
final class GradeRoutes {
  /** Some completions are long. */
  static final int MAX_BODY = 2 << 20;

  private static final int MAX_PAIRS = 200;
  private static final Set<String> FLAGS = Set.of("box_only", "cut_thinking");

  private GradeRoutes() {}

  static Response post(Request request) {
    JsonNode body = body(request);
    Settings settings = settings(body);
    List<Graded> results = new ArrayList<>();
    Judge completions = new Judge(settings, Judge.Text.COMPLETION);
    Judge answers = new Judge(settings, Judge.Text.ANSWER);
    for (JsonNode pair : pairs(body)) {
      boolean bare = pair.has("answer");
      if (bare == pair.has("completion")) {
        throw wrong("a pair has either 'completion' or 'answer'");
      }
      String prediction = text(pair, bare ? "answer" : "completion");
      results.add((bare ? answers : completions).judge(text(pair, "gold"), prediction));
    }
    return Response.json(
        200,
        json ->
            json.object(() ->
                json.array("results", () -> results.forEach(r -> GradeTables.write(json, r)))));
  }

  private static JsonNode body(Request request) {
    JsonNode body;
    try {
      body = Json.tree(request.body());
    } catch (IOException e) {
      throw new AssayException(
          Kind.BAD_INPUT, "the body is no JSON: " + e.getMessage(), "Send a JSON object.", e);
    }
    if (!body.isObject()) {
      throw wrong("the body is no object");
    }
    for (Map.Entry<String, JsonNode> each : body.properties()) {
      String key = each.getKey();
      if (!key.equals("pairs") && !GradeWords.NAMES.contains(key) && !FLAGS.contains(key)) {
        throw wrong("'" + key + "' is unknown");
      }
    }
    return body;
  }

  private static JsonNode pairs(JsonNode body) {
    JsonNode pairs = body.path("pairs");
    if (!pairs.isArray() || pairs.isEmpty() || pairs.size() > MAX_PAIRS) {
      throw wrong("'pairs' must be a list of 1 to " + MAX_PAIRS);
    }
    return pairs;
  }

  private static Settings settings(JsonNode body) {
    GradeWords words = new GradeWords();
    for (String word : GradeWords.NAMES) {
      if (body.has(word)) {
        words.put(word, text(body, word));
      }
    }
    Settings settings = words.settings();
    return settings.with(
        settings
            .search()
            .withBoxOnly(flag(body, "box_only"))
            .withCutThinking(flag(body, "cut_thinking")));
  }

  private static boolean flag(JsonNode body, String key) {
    JsonNode value = body.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong("'" + key + "' must be true or false");
    }
    return value.asBoolean(false);
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw wrong("'" + key + "' must be text");
    }
    return value.stringValue();
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT, problem, "See /api/v1/openapi.yaml for what the body may hold.");
  }
}
