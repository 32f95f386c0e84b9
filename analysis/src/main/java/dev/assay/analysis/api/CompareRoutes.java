package dev.assay.analysis.api;

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

  Answer compare(Parameters parameters) {
    CompareRuns.Answer answer =
        compareRuns.answer(
            new CompareRuns.Question(
                parameters.ids(),
                parameters.text("baseline"),
                parameters.split("metrics", ";"),
                parameters.oneOf("correct", "none", "holm").equals("holm")));
    return Answer.of(json -> json.comparison(answer));
  }

  Answer diff(Parameters parameters) {
    DiffConfigs.Answer answer =
        diffConfigs.answer(new DiffConfigs.Question(parameters.ids(), parameters.flag("all")));
    return Answer.of(json -> json.diff(answer));
  }

  Answer series(Parameters parameters) {
    FetchSeries.Answer answer =
        fetchSeries.answer(
            new FetchSeries.Question(
                parameters.ids(), parameters.text("task"), parameters.text("name")));
    return Answer.of(json -> json.series(answer));
  }
}
