package dev.assay.analysis.report;

import dev.assay.analysis.question.CurveSlopes;

/** Slopes and marks of curves as JSON. */
public final class SlopesJson {
  private SlopesJson() {}

  public static void write(JsonOut json, CurveSlopes.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      json.array("slopes", () -> answer.slopes().forEach(slope -> slope(json, slope)));
      json.array("marks", () -> answer.marks().forEach(mark -> mark(json, mark)));
    });
  }

  private static void slope(JsonOut json, CurveSlopes.Slope slope) {
    json.object(() -> {
      json.text("run", slope.run()).text("task", slope.task()).text("name", slope.name());
      json.text("part", slope.part()).text("segment", slope.segment().word());
      json.whole("from", slope.from()).whole("to", slope.to());
      json.numberOrNull("slope", slope.slope()).numberIfAny("se", slope.se());
      json.numberIfAny("low", slope.low()).numberIfAny("high", slope.high());
      json.whole("n", slope.n()).text("unit", CurveSlopes.UNIT);
      json.text("method", slope.method()).text("trend", slope.trend().word());
    });
  }

  private static void mark(JsonOut json, CurveSlopes.Mark mark) {
    json.object(() -> {
      json.text("run", mark.run()).text("task", mark.task()).text("name", mark.name());
      json.text("part", mark.part()).whole("at", mark.at());
      json.numberOrNull("value", mark.value()).numberIfAny("sd", mark.sd());
      json.whole("n", mark.n());
      json.numberIfAny("low", mark.low()).numberIfAny("high", mark.high());
      json.text("method", mark.method());
    });
  }
}
