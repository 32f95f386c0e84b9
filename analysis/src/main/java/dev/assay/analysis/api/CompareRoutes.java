package dev.assay.analysis.api;

import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.FetchSeries;
import dev.assay.domain.AssayException;

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
                parameters.ids(),
                parameters.text("task"),
                parameters.text("name"),
                local(parameters.text("form"))));
    return Answer.of(json -> json.series(answer));
  }

  private static boolean local(String form) {
    return switch (form) {
      case "", "stored" -> false;
      case "local" -> true;
      default ->
          throw new AssayException(
              AssayException.Kind.BAD_INPUT,
              "form must be stored or local, not '"
                  + (form.length() <= 60 ? form : form.substring(0, 60))
                  + "'",
              "Correct the parameter form or leave it out.");
    };
  }
}
