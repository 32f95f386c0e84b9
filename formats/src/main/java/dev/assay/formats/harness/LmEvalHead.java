package dev.assay.formats.harness;

import dev.assay.formats.json.Json;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the first bytes of a JSON file show, for telling harness files from others. The bytes may
 * end anywhere.
 */
final class LmEvalHead {
  /** Top-level keys that other formats have and lm-eval does not. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "metadata",
          "config_general",
          "eval",
          "plan",
          "eval_metrics",
          "checkpoints",
          "schema_version",
          "librilight_detailed",
          "metrics_explanation",
          "summary_tasks");

  private static final Set<String> PAPER_CATEGORIES =
      Set.of("sblimp", "swuggy", "tstory", "sstory", "librilight", "aggregate");

  private boolean numbers;
  private boolean arrays;
  private boolean mark;
  private boolean foreign;
  private boolean checkpoints;

  private LmEvalHead() {}

  static LmEvalHead of(byte[] head) {
    LmEvalHead seen = new LmEvalHead();
    try (JsonParser parser = Json.parser(head)) {
      seen.document(parser);
    } catch (JacksonException e) {
      // the head may be cut: what was seen until here decides
    }
    return seen;
  }

  /** A task may hold a list beside its numbers; aggregates over checkpoints hold lists only. */
  boolean isLmEvalResults() {
    return numbers && mark && !foreign && !checkpoints;
  }

  boolean isBigScienceAggregate() {
    return checkpoints && arrays && !numbers;
  }

  private void document(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      foreign = true;
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME && !foreign) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("results") && value == JsonToken.START_OBJECT) {
        results(parser);
      } else {
        topLevel(key, value);
        parser.skipChildren();
      }
    }
  }

  private void topLevel(String key, JsonToken value) {
    if (key.equals("checkpoints") && value == JsonToken.START_ARRAY) {
      checkpoints = true;
    } else if (OF_OTHERS.contains(key) || key.equals("results")) {
      foreign = true;
    } else if (value == JsonToken.START_OBJECT
        && (key.equals("versions") || key.equals("configs") || key.equals("n-shot"))) {
      mark = true;
    }
  }

  private void results(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME && !foreign) {
      String task = parser.currentName();
      if (parser.nextToken() != JsonToken.START_OBJECT || PAPER_CATEGORIES.contains(task)) {
        foreign = true;
        return;
      }
      task(parser);
    }
  }

  private void task(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      mark |= key.endsWith("_stderr") || key.indexOf(',') > 0;
      if (value == JsonToken.VALUE_NUMBER_FLOAT || value == JsonToken.VALUE_NUMBER_INT) {
        numbers = true;
      } else if (value == JsonToken.START_ARRAY) {
        arrays = true;
        parser.skipChildren();
      } else {
        parser.skipChildren();
      }
    }
  }
}
