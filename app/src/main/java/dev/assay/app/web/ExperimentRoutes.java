package dev.assay.app.web;

import dev.assay.analysis.api.Answer;
import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.experiment.Experiments;
import dev.assay.analysis.experiment.HistoryJson;
import dev.assay.analysis.experiment.RecordedOptions;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.app.workspace.ExperimentPlaces;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.formats.track.Experiment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * {@code GET /experiments}, {@code /experiments/summary}, {@code /experiments/ID} and their two
 * figures below {@code /figures/experiments/}.
 */
final class ExperimentRoutes {
  private final ExperimentFolders folders;
  private final ExperimentQuery query;
  private final FigureFiles figures;
  private final LongSupplier generation;

  ExperimentRoutes(
      ExperimentFolders folders,
      ExperimentQuery query,
      FigureFiles figures,
      LongSupplier generation) {
    this.folders = folders;
    this.query = query;
    this.figures = figures;
    this.generation = generation;
  }

  Response list(Request request) {
    Parameters parameters = new Parameters("", request.query());
    List<ExperimentPlaces.Place> places = folders.places();
    boolean none = places.isEmpty() && parameters.text("folder").isEmpty();
    ExperimentPlaces.Place place = none ? null : query.place(parameters);
    ResultsFolder folder = place == null ? null : query.read(place);
    Map<String, Integer> names = new LinkedHashMap<>();
    places.forEach(each -> names.put(each.id(), each.files()));
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              HistoryJson.write(
                  json, place == null ? null : place.id(), names, folder, query.catalogue());
              json.texts(
                  "recorded",
                  place == null
                      ? List.of()
                      : RecordedOptions.in(place.path()).words(option -> option.equals("dpi")));
            }));
  }

  Response one(Request request) {
    Parameters parameters = new Parameters("", request.query());
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    ExperimentPlaces.Place place = query.place(parameters);
    Experiment found =
        query.read(place).experiments().stream()
            .filter(experiment -> experiment.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new AssayException(
                    Kind.NOT_FOUND,
                    "there is no experiment '" + id + "' in " + place.id(),
                    "See which there are: assay track list --results-dir " + place.path()));
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.text(
                  "file", place.path().resolve("experiments").resolve(id + ".json").toString());
              HistoryJson.one(json, found, query.catalogue());
            }));
  }

  Response summary(Request request) {
    Experiments experiments = query.experiments(new Parameters("", request.query()));
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              experiments.summary(json);
            }));
  }

  Response curves(Request request) {
    return figure(request, Experiments::curvesFigure, "fig_learning_curves");
  }

  Response comparison(Request request) {
    return figure(request, Experiments::comparisonFigure, "fig_method_comparison");
  }

  private Response figure(Request request, Function<Experiments, Figure> of, String name) {
    Parameters parameters = new Parameters("", request.query());
    if (FigureFiles.isFile(parameters)) {
      return figures.file(parameters, () -> of.apply(query.experiments(parameters)), name);
    }
    Figure figure = of.apply(query.experiments(parameters));
    byte[] body = FigureJson.write(figure).getBytes(StandardCharsets.UTF_8);
    return Response.bytes(200, Answer.JSON, body);
  }
}
