package dev.assay.analysis.api;

import dev.assay.analysis.question.CurveSlopes;
import dev.assay.analysis.report.SlopesJson;

/** {@code GET /slopes}: whether the loss falls along the context. */
final class SlopeRoutes {
  private final CurveSlopes curveSlopes;

  SlopeRoutes(CurveSlopes curveSlopes) {
    this.curveSlopes = curveSlopes;
  }

  Answer slopes(Parameters parameters) {
    CurveSlopes.Answer answer =
        curveSlopes.answer(
            new CurveSlopes.Question(
                parameters.ids(), parameters.text("task"), parameters.text("name")));
    return Answer.json(200, json -> SlopesJson.write(json, answer));
  }
}
