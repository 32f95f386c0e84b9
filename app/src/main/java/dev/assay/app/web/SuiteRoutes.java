package dev.assay.app.web;

import dev.assay.analysis.api.Answer;
import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.suite.Outcome;
import dev.assay.analysis.suite.SuitePlan;
import dev.assay.analysis.suite.Suites;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.formats.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** {@code GET /suites}, {@code /suites/NAME} and {@code /figures/suite/NAME?figure=PATH}. */
final class SuiteRoutes {
  private static final int MOST_STEPS = 100;

  private final SuiteFolders folders;
  private final FigureFiles figures;
  private final LongSupplier generation;

  SuiteRoutes(SuiteFolders folders, FigureFiles figures, LongSupplier generation) {
    this.folders = folders;
    this.figures = figures;
    this.generation = generation;
  }

  Response list(Request request) {
    List<String> names = folders.names();
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.array("suites", () -> names.forEach(name -> head(name, json)));
            }));
  }

  /** A suite file that is none is listed with what is wrong with it. */
  private void head(String name, JsonOut json) {
    json.object(() -> {
      json.text("name", name);
      json.flag("builtIn", Suites.BUILT_IN.contains(name));
      Suite suite;
      try {
        suite = folders.suite(name);
      } catch (AssayException e) {
        json.text("title", name);
        json.texts("stages", List.of());
        json.texts("reads", List.of());
        json.whole("files", 0);
        json.text("problem", e.problem());
        return;
      }
      json.text("title", suite.title());
      json.texts("stages", suite.stages().stream().map(Suite.Stage::label).toList());
      json.texts("reads", suite.reads());
      json.whole("files", folders.files(suite));
    });
  }

  Response one(Request request) {
    String name = name(request);
    String answer = folders.figures(name, options(new Parameters("", request.query()))).answer();
    return Response.bytes(200, Answer.JSON, answer.getBytes(StandardCharsets.UTF_8));
  }

  Response figure(Request request) {
    String name = name(request);
    Parameters parameters = new Parameters("", request.query());
    String path = parameters.text("figure");
    SuitePlan.Options options = options(parameters);
    OptionalLong wanted = generation(parameters);
    if (FigureFiles.isFile(parameters)) {
      String file = FigureFiles.plain(path.substring(path.lastIndexOf('/') + 1));
      return figures.file(parameters, () -> figure(name, path, options, wanted), file);
    }
    byte[] body =
        FigureJson.write(figure(name, path, options, wanted)).getBytes(StandardCharsets.UTF_8);
    return Response.bytes(200, Answer.JSON, body);
  }

  private static OptionalLong generation(Parameters parameters) {
    String digits = parameters.text("generation");
    if (digits.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!digits.matches("[0-9]{1,18}")) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "generation must be a whole number, not '" + shortened(digits) + "'",
          "Take it from the answer of GET /api/v1/suites/NAME, or leave it out.");
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  private Figure figure(String name, String path, SuitePlan.Options options, OptionalLong wanted) {
    for (Outcome outcome : folders.figures(name, options, wanted).outcomes()) {
      if (outcome.path().equals(path)) {
        return switch (outcome) {
          case Outcome.Drawn drawn -> drawn.figure();
          case Outcome.Skipped skipped ->
              throw new AssayException(
                  Kind.CONFLICT,
                  "figure " + path + " is not drawn: " + skipped.reason(),
                  "Add what is missing to the folders that are scanned, or choose other steps.");
        };
      }
    }
    throw new AssayException(
        Kind.NOT_FOUND,
        "suite '" + name + "' has no figure '" + shortened(path) + "'",
        "See which it has: GET /api/v1/suites/" + name);
  }

  private static String name(Request request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  private static SuitePlan.Options options(Parameters parameters) {
    return new SuitePlan.Options(
        steps("snapshots", parameters), steps("compareSteps", parameters), false, false);
  }

  private static List<Long> steps(String name, Parameters parameters) {
    List<Long> steps = new ArrayList<>();
    for (String word : parameters.split(name, ",")) {
      String digits = word.strip();
      if (!digits.matches("[0-9]{1,15}") || steps.size() == MOST_STEPS) {
        throw new AssayException(
            Kind.BAD_INPUT,
            name
                + " takes up to "
                + MOST_STEPS
                + " whole numbers with commas, not '"
                + shortened(digits)
                + "'",
            "Correct the parameter or leave it out; see assay figures --help.");
      }
      steps.add(Long.parseLong(digits));
    }
    return steps;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
