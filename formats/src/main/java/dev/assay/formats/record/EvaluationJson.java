package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * An evaluation as clients send it: {@code {"metrics": {...}, "config": {...}, "curves":
 * {"librilight": {"positions": [...], "losses": [...]}}, "checkpoint": "...", "step": 1, "seed": 1,
 * "tags": [...], "note": "...", "type": "TTT", "id": "...", "samples": [...], "environment":
 * {...}}}; every member is optional.
 */
public final class EvaluationJson {
  private static final Set<String> KNOWN =
      Set.of(
          "metrics",
          "config",
          "curves",
          "checkpoint",
          "step",
          "seed",
          "tags",
          "note",
          "type",
          "id",
          "samples",
          "environment");

  private EvaluationJson() {}

  /**
   * Reads it.
   *
   * @throws AssayException BAD_INPUT with the member that is wrong
   */
  public static Evaluation parse(JsonNode body) {
    if (!body.isObject()) {
      throw wrong("an evaluation is a JSON object");
    }
    for (String name : body.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw wrong(
            "unknown member '"
                + (name.length() > 60 ? name.substring(0, 60) + "…" : name)
                + "'; there are "
                + String.join(", ", KNOWN.stream().sorted().toList()));
      }
    }
    Evaluation.Builder builder = Evaluation.builder();
    object(body, "metrics", builder::metrics);
    object(body, "config", builder::config);
    builder.environment(Json.MAPPER.createObjectNode()); // this process is not where it ran
    object(body, "environment", builder::environment);
    object(
        body,
        "curves",
        curves -> {
          for (Map.Entry<String, JsonNode> curve : curves.properties()) {
            builder.curve(curve.getKey(), curve(curve.getKey(), curve.getValue()));
          }
        });
    text(body, "checkpoint", builder::checkpoint);
    text(body, "note", builder::note);
    text(body, "type", builder::type);
    text(body, "id", builder::id);
    whole(body, "step").ifPresent(builder::step);
    whole(body, "seed").ifPresent(builder::seed);
    texts(body, "tags", builder::tag);
    texts(body, "samples", builder::samples);
    return builder.build();
  }

  private static void object(JsonNode body, String name, Consumer<JsonNode> use) {
    JsonNode value = body.path(name);
    if (value.isObject()) {
      use.accept(value);
    } else if (!value.isMissingNode() && !value.isNull()) {
      throw wrong("'" + name + "' must be a JSON object");
    }
  }

  private static void text(JsonNode body, String name, Consumer<String> use) {
    JsonNode value = body.path(name);
    if (value.isString()) {
      use.accept(value.stringValue());
    } else if (!value.isMissingNode() && !value.isNull()) {
      throw wrong("'" + name + "' must be text");
    }
  }

  private static void texts(JsonNode body, String name, Consumer<String> use) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    for (JsonNode item : value) {
      if (!item.isString()) {
        throw wrong("'" + name + "' must be a list of texts");
      }
      use.accept(item.stringValue());
    }
    if (!value.isArray()) {
      throw wrong("'" + name + "' must be a list of texts");
    }
  }

  private static OptionalLong whole(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    OptionalLong whole = value.isNumber() ? Nodes.longOrEmpty(value) : OptionalLong.empty();
    if (whole.isEmpty()) {
      throw wrong("'" + name + "' must be a whole number");
    }
    return whole;
  }

  private static Curve curve(String name, JsonNode value) {
    JsonNode losses = value.path("losses");
    JsonNode positions = value.path("positions");
    boolean numbered = !positions.isMissingNode();
    if (!losses.isArray() || (numbered && !positions.isArray())) {
      throw wrong("the curve '" + name + "' needs 'losses', and may have 'positions', both lists");
    }
    double[] loss = new double[losses.size()];
    for (int i = 0; i < loss.length; i++) {
      JsonNode item = losses.get(i);
      if (!item.isNumber() && !item.isNull()) {
        throw wrong("loss " + i + " of the curve '" + name + "' is neither a number nor null");
      }
      loss[i] = item.isNull() ? Double.NaN : Nodes.number(item);
    }
    if (!numbered) {
      return Curve.ofTokens(loss);
    }
    long[] at = new long[positions.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = Nodes.longOrEmpty(positions.get(i)).orElse(-1);
    }
    return new Curve(at, loss);
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT, problem, "See docs/formats.md, Saving evaluations, for what it may hold.");
  }
}
