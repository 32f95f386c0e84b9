package dev.assay.analysis.report;

import dev.assay.analysis.question.Difference;

/** A difference to a baseline as JSON. */
final class DifferenceJson {
  private DifferenceJson() {}

  /** The members, inside an object that the caller opens. */
  static void members(JsonOut json, Difference difference) {
    json.numberOrNull("value", difference.value());
    json.numberIfAny("low", difference.low()).numberIfAny("high", difference.high());
    json.numberOrNull("percent", difference.percent()).numberOrNull("points", difference.points());
    json.text("verdict", difference.verdict().word()).textIfAny("method", difference.method());
    json.numberOrNull("p", difference.p()).numberOrNull("adjusted", difference.adjusted());
  }
}
