package dev.assay.analysis.report;

import dev.assay.analysis.question.FetchTrends;

/** Trends as the JSON of the API contract. */
public final class TrendsJson {
  private TrendsJson() {}

  public static void write(JsonOut json, FetchTrends.Answer answer) {
    RunJson runs = new RunJson(json);
    json.object(() -> {
      json.whole("generation", answer.generation()).whole("matched", answer.matched());
      json.name("metric");
      runs.column(answer.metric());
      json.name("x");
      runs.column(answer.x());
      json.array("by", () -> answer.by().forEach(runs::column));
      json.array("lines", () -> answer.lines().forEach(line -> line(json, line)));
      json.array(
          "stages",
          () ->
              answer
                  .stages()
                  .forEach(stage ->
                      json.object(() ->
                          json.text("stage", stage.stage())
                              .numberOrNull("from", stage.from())
                              .numberOrNull("to", stage.to()))));
      json.whole("more", answer.more()).whole("noX", answer.noX());
      json.whole("noValue", answer.noValue());
    });
  }

  private static void line(JsonOut json, FetchTrends.Line line) {
    json.object(() -> {
      GroupsJson.key(json, line.key());
      json.text("label", line.label()).whole("runs", line.runs());
      json.array("points", () -> line.points().forEach(point -> point(json, point)));
    });
  }

  private static void point(JsonOut json, FetchTrends.Point point) {
    json.object(() -> {
      json.numberOrNull("x", point.x()).numberOrNull("value", point.value());
      json.numberIfAny("low", point.low()).numberIfAny("high", point.high());
      json.numberIfAny("sd", point.sd()).whole("n", point.n());
      String method = point.method();
      if (method != null) {
        json.text("method", method);
      }
      json.texts("ids", point.ids()).textIfAny("stage", point.stage());
    });
  }
}
