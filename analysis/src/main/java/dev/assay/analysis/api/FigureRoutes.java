package dev.assay.analysis.api;

import dev.assay.analysis.figure.RunFigures;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code GET /figures/run} and {@code /figures/compare}: figures as data. */
public final class FigureRoutes {
  /** Most runs in one figure: each is read with its curves. */
  static final int MAX_RUNS = 100;

  private final RunFigures figures;

  public FigureRoutes(RunFigures figures) {
    this.figures = figures;
  }

  Answer run(Parameters parameters) {
    return json(parameters, one(parameters));
  }

  Answer compare(Parameters parameters) {
    return json(parameters, compared(parameters));
  }

  /** The figure of the run that {@code id} names. */
  public Figure one(Parameters parameters) {
    String id = parameters.text("id");
    if (id.isBlank()) {
      throw new AssayException(Kind.BAD_INPUT, "no run is named", "Give id=ID with a run id.");
    }
    return figures.one(id);
  }

  /** The figure of the runs that {@code ids} names. */
  public Figure compared(Parameters parameters) {
    var ids = parameters.ids();
    if (ids.size() > MAX_RUNS) {
      throw new AssayException(
          Kind.BAD_INPUT,
          ids.size() + " runs are named, but at most " + MAX_RUNS + " fit one figure",
          "Name fewer runs, or draw them with assay plot --compare.");
    }
    return figures.compared(ids);
  }

  private static Answer json(Parameters parameters, Figure figure) {
    parameters.oneOf("format", "json");
    byte[] body = FigureJson.write(figure).getBytes(StandardCharsets.UTF_8);
    return new Answer(200, Answer.JSON, new Answer.Ready(body), Map.of());
  }
}
