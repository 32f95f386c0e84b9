package dev.assay.analysis.report;

import dev.assay.analysis.question.RunValues;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of many runs as the JSON of the API contract. */
public final class ValuesJson {
  private ValuesJson() {}

  public static void write(JsonOut json, RunValues.Answer answer) {
    RunJson runs = new RunJson(json);
    List<RunValues.Line> lines = answer.columns();
    json.object(() -> {
      json.whole("generation", answer.generation()).whole("matched", answer.matched());
      json.flag("sampled", answer.sampled());
      json.array("columns", () -> lines.forEach(line -> runs.column(line.column())));
      json.array("runs", () -> answer.runs().forEach(runs::run));
      perColumn(json, "values", lines, RunValues.Line::values);
      perColumn(json, "lows", lines, RunValues.Line::lows);
      perColumn(json, "highs", lines, RunValues.Line::highs);
      perColumn(json, "counts", lines, RunValues.Line::counts);
      List<Integer> front = answer.front();
      if (front == null) {
        json.name("front").nothing();
      } else {
        json.array("front", () -> front.forEach(index -> json.whole(index)));
      }
    });
  }

  private static void perColumn(
      JsonOut json,
      String name,
      List<RunValues.Line> lines,
      Function<RunValues.Line, @Nullable List<? extends @Nullable Object>> part) {
    json.array(
        name,
        () -> {
          for (RunValues.Line line : lines) {
            List<? extends @Nullable Object> values = part.apply(line);
            if (values == null) {
              json.nothing();
            } else {
              json.array(() -> values.forEach(value -> GroupsJson.valueOrNull(json, value)));
            }
          }
        });
  }
}
