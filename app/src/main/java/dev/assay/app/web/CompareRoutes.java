package dev.assay.app.web;

import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.FetchSeries;

/** {@code GET /compare}, {@code /diff} and {@code /series}: several runs at once. */
final class CompareRoutes {
  private final CompareRuns compareRuns;
  private final DiffConfigs diffConfigs;
  private final FetchSeries fetchSeries;

  CompareRoutes(CompareRuns compareRuns, DiffConfigs diffConfigs, FetchSeries fetchSeries) {
    this.compareRuns = compareRuns;
    this.diffConfigs = diffConfigs;
    this.fetchSeries = fetchSeries;
  }

  Response compare(Request request) {
    CompareRuns.Answer answer =
        compareRuns.answer(
            new CompareRuns.Question(
                request.ids(), request.text("baseline"), request.split("metrics", ";")));
    return Response.answer(json -> json.comparison(answer));
  }

  Response diff(Request request) {
    DiffConfigs.Answer answer =
        diffConfigs.answer(new DiffConfigs.Question(request.ids(), request.flag("all")));
    return Response.answer(json -> json.diff(answer));
  }

  Response series(Request request) {
    FetchSeries.Answer answer =
        fetchSeries.answer(
            new FetchSeries.Question(request.ids(), request.text("task"), request.text("name")));
    return Response.answer(json -> json.series(answer));
  }
}
