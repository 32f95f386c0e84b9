package dev.assay.analysis.report;

import dev.assay.analysis.question.GroupRuns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of runs as the JSON of the API contract. */
public final class GroupsJson {
  private GroupsJson() {}

  public static void write(JsonOut json, GroupRuns.Answer answer) {
    RunJson runs = new RunJson(json);
    json.object(() -> {
      json.whole("generation", answer.generation()).whole("matched", answer.matched());
      json.whole("groups", answer.groups()).whole("offset", answer.offset());
      json.array("by", () -> answer.by().forEach(runs::column));
      json.array("columns", () -> answer.columns().forEach(runs::column));
      json.array("rows", () -> answer.rows().forEach(group -> group(json, group)));
      json.textIfAny("command", answer.command());
    });
  }

  private static void group(JsonOut json, GroupRuns.Group group) {
    json.object(() -> {
      key(json, group.key());
      json.whole("count", group.count()).text("newest", group.newest());
      json.object(
          "cells",
          () -> group.cells().forEach((key, cell) -> json.object(key, () -> cell(json, cell))));
    });
  }

  /** The values that a group shares, null where it has none. */
  static void key(JsonOut json, List<@Nullable Object> key) {
    json.array("key", () -> key.forEach(value -> valueOrNull(json, value)));
  }

  static void valueOrNull(JsonOut json, @Nullable Object value) {
    if (value == null) {
      json.nothing();
    } else {
      json.value(value);
    }
  }

  private static void cell(JsonOut json, GroupRuns.GroupCell cell) {
    json.numberOrNull("mean", cell.mean()).numberIfAny("sd", cell.sd()).whole("n", cell.n());
    json.numberIfAny("low", cell.low()).numberIfAny("high", cell.high());
    String method = cell.method();
    if (method != null) {
      json.text("method", method);
    }
  }
}
