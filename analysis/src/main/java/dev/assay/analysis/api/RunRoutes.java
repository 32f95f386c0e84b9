package dev.assay.analysis.api;

import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.ShowRun;
import java.util.List;

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

  Answer page(Parameters parameters) {
    FindRuns.Answer answer =
        findRuns.answer(
            new FindRuns.Question(
                filter(parameters),
                parameters.split("sort", ";"),
                parameters.split("columns", ";"),
                parameters.whole("offset", 0, 0, Integer.MAX_VALUE),
                parameters.whole("limit", PAGE, 0, MAX_PAGE)));
    return Answer.of(json -> json.page(answer));
  }

  Answer facets(Parameters parameters) {
    CountFacets.Answer answer =
        countFacets.answer(
            new CountFacets.Question(filter(parameters), parameters.split("keys", ";")));
    return Answer.of(json -> json.facets(answer));
  }

  Answer run(Parameters parameters) {
    ShowRun.Answer answer = showRun.answer(new ShowRun.Question(parameters.id()));
    return Answer.of(json -> json.run(answer));
  }

  /** The filter parameters, which several requests share. */
  static RunFilter filter(Parameters parameters) {
    return filter(parameters, parameters.all("format"));
  }

  /**
   * The filter parameters where {@code format} means something else.
   *
   * @param formats of runs
   */
  static RunFilter filter(Parameters parameters, List<String> formats) {
    return new RunFilter.Builder()
        .where(parameters.text("where"))
        .q(parameters.text("q"))
        .tags(parameters.all("tag"))
        .types(parameters.all("type"))
        .steps(parameters.wholeOrNull("minStep"), parameters.wholeOrNull("maxStep"))
        .formats(formats)
        .models(parameters.all("model"))
        .experiments(parameters.all("experiment"))
        .stages(parameters.all("stage"))
        .ranges(parameters.all("range"))
        .is(parameters.all("is"))
        .build();
  }
}
