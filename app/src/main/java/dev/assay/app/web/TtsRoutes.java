package dev.assay.app.web;

import dev.assay.analysis.api.Parameters;
import dev.assay.analysis.explore.BookEntry;
import dev.assay.analysis.explore.BookJson;
import dev.assay.analysis.explore.ProblemBook;
import dev.assay.analysis.explore.ProblemJson;
import dev.assay.formats.tts.Problem;
import java.util.function.LongSupplier;

/** {@code GET /tts/runs}, {@code /tts/run?run=ID} and {@code /tts/problem?run=ID&problem=KEY}. */
final class TtsRoutes {
  private static final int USUAL_PAGE = 16;
  private static final int LARGEST_PAGE = 64;
  private static final int MOST_COMPLETIONS = 1_000_000;

  private final TtsFolders folders;
  private final LongSupplier generation;
  private final ProblemJson problems;

  TtsRoutes(TtsFolders folders, LongSupplier generation) {
    this.folders = folders;
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
    ProblemBook book = folders.book(found);
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.object("run", () -> BookJson.head(json, found.id(), found.run()));
              BookJson.problems(json, book);
            }));
  }

  Response problem(Request request) {
    Parameters parameters = new Parameters("", request.query());
    int offset = parameters.whole("offset", 0, 0, MOST_COMPLETIONS);
    int limit = parameters.whole("limit", USUAL_PAGE, 1, LARGEST_PAGE);
    TtsFolders.Found found = folders.found(parameters.text("run"));
    BookEntry entry = folders.book(found).entry(parameters.text("problem"));
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
