package dev.assay.app.web;

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

  Response catalogue(Request request) {
    ListCatalogue.Answer answer = listCatalogue.answer(new ListCatalogue.Question());
    return Response.answer(json -> json.catalogue(answer));
  }

  Response problems(Request request) {
    ListProblems.Answer answer = listProblems.answer(new ListProblems.Question(false));
    return Response.answer(json -> json.problems(answer));
  }
}
