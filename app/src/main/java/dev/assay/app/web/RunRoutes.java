package dev.assay.app.web;

import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.ShowRun;

/** {@code GET /runs}, {@code /runs/{id}} and {@code /facets}. */
final class RunRoutes {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 1000;

  private final FindRuns findRuns;
  private final CountFacets countFacets;
  private final ShowRun showRun;

  RunRoutes(FindRuns findRuns, CountFacets countFacets, ShowRun showRun) {
    this.findRuns = findRuns;
    this.countFacets = countFacets;
    this.showRun = showRun;
  }

  Response page(Request request) {
    FindRuns.Answer answer =
        findRuns.answer(
            new FindRuns.Question(
                filter(request),
                request.split("sort", ";"),
                request.split("columns", ";"),
                request.whole("offset", 0, 0, Integer.MAX_VALUE),
                request.whole("limit", PAGE, 0, MAX_PAGE)));
    return Response.answer(json -> json.page(answer));
  }

  Response facets(Request request) {
    CountFacets.Answer answer = countFacets.answer(new CountFacets.Question(filter(request), request.split("keys", ";")));
    return Response.answer(json -> json.facets(answer));
  }

  Response run(Request request) {
    ShowRun.Answer answer = showRun.answer(new ShowRun.Question(request.pathParameter("id")));
    return Response.answer(json -> json.run(answer));
  }

  private static RunFilter filter(Request request) {
    return new RunFilter.Builder()
        .where(request.text("where"))
        .q(request.text("q"))
        .tags(request.all("tag"))
        .types(request.all("type"))
        .steps(request.wholeOrNull("minStep"), request.wholeOrNull("maxStep"))
        .formats(request.all("format"))
        .models(request.all("model"))
        .experiments(request.all("experiment"))
        .stages(request.all("stage"))
        .ranges(request.all("range"))
        .is(request.all("is"))
        .build();
  }
}
