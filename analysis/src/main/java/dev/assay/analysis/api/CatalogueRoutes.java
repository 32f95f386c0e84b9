package dev.assay.analysis.api;

import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.question.ListProblems;

/** {@code GET /catalogue} and {@code /problems}: the index as a whole. */
final class CatalogueRoutes {
  private final ListCatalogue listCatalogue;
  private final ListProblems listProblems;

  CatalogueRoutes(ListCatalogue listCatalogue, ListProblems listProblems) {
    this.listCatalogue = listCatalogue;
    this.listProblems = listProblems;
  }

  Answer catalogue(Parameters parameters) {
    ListCatalogue.Answer answer = listCatalogue.answer(new ListCatalogue.Question());
    return Answer.of(json -> json.catalogue(answer));
  }

  Answer problems(Parameters parameters) {
    ListProblems.Answer answer = listProblems.answer(new ListProblems.Question(false));
    return Answer.of(json -> json.problems(answer));
  }
}
