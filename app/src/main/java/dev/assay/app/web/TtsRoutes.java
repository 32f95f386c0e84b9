package dev.assay.app.web;

import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.explore.BookEntry;
import dev.assay.analysis.explore.BookJson;
import dev.assay.analysis.explore.ProblemBook;
import dev.assay.analysis.explore.ProblemJson;
import dev.assay.analysis.scaling.StudyOutputs;
import dev.assay.analysis.scaling.StudyPage;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.formats.tts.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * {@code GET /tts/runs}, {@code /tts/run?run=ID}, {@code /tts/figures?run=ID&versus=ID} and {@code
 * /tts/problem?run=ID&problem=KEY}: runs, one by one.
 */
final class TtsRoutes {
  private static final int USUAL_PAGE = 16;
  private static final int LARGEST_PAGE = 64;
  private static final int MOST_COMPLETIONS = 1_000_000;

  private final TtsFolders folders;
  private final TtsRuns runs;
  private final TtsStudies studies;
  private final LongSupplier generation;
  private final ProblemJson problems;

  TtsRoutes(TtsFolders folders, TtsRuns runs, TtsStudies studies, LongSupplier generation) {
    this.folders = folders;
    this.runs = runs;
    this.studies = studies;
    this.generation = generation;
    problems = new ProblemJson(folders.settings());
  }

  Response runs(Request request) {
    TtsFolders.Listing listing = folders.listing();
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.array(
                  "runs",
                  () ->
                      listing
                          .runs()
                          .values()
                          .forEach(found ->
                              json.object(() -> {
                                BookJson.head(json, found.id(), found.run());
                                json.texts("categories", found.categories());
                              })));
              BookJson.unreadable(json, listing.problems());
            }));
  }

  Response run(Request request) {
    TtsFolders.Found found = folders.found(new Parameters("", request.query()).text("run"));
    ProblemBook book = runs.book(found);
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.object("run", () -> BookJson.head(json, found.id(), found.run()));
              BookJson.problems(json, book);
            }));
  }

  /** Figures of a run, and of a second one beside it. */
  Response figures(Request request) {
    Parameters parameters = new Parameters("", request.query());
    List<TtsFolders.Found> shown = new ArrayList<>();
    shown.add(folders.found(parameters.text("run")));
    if (!parameters.text("versus").isEmpty()) {
      shown.add(folders.found(parameters.text("versus")));
    }
    Study study = studies.beside(shown).study();
    List<Figure> figures = new ArrayList<>(StudyPage.together(study));
    figures.addAll(StudyOutputs.of(study, AnalysisType.SUMMARY, "svg", false).figures());
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.texts("remarks", study.remarks());
              json.array(
                  "figures", () -> figures.forEach(figure -> json.raw(FigureJson.write(figure))));
            }));
  }

  Response problem(Request request) {
    Parameters parameters = new Parameters("", request.query());
    int offset = parameters.whole("offset", 0, 0, MOST_COMPLETIONS);
    int limit = parameters.whole("limit", USUAL_PAGE, 1, LARGEST_PAGE);
    TtsFolders.Found found = folders.found(parameters.text("run"));
    BookEntry entry = runs.book(found).entry(parameters.text("problem"));
    Problem texts = ProblemBook.texts(entry);
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.text("run", found.id());
              problems.write(json, entry, texts, offset, limit);
            }));
  }
}
