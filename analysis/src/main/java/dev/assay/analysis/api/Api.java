package dev.assay.analysis.api;

import dev.assay.analysis.figure.RunFigures;
import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.CurveSlopes;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.FetchSeries;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.question.ListProblems;
import dev.assay.analysis.question.ShowRun;
import dev.assay.analysis.question.Snapshots;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Every request that only reads runs. Thread-safe; knows no HTTP. */
public final class Api {
  private static final String ID = "{id}";

  /** Answers one kind of request. */
  private interface Handler {
    Answer answer(Parameters parameters);
  }

  private record Route(String path, Handler handler) {}

  private final List<Route> routes;

  /**
   * Over an index.
   *
   * @param zone of the times that figures show
   */
  public Api(Snapshots snapshots, ZoneId zone) {
    RunRoutes runs =
        new RunRoutes(new FindRuns(snapshots), new CountFacets(snapshots), new ShowRun(snapshots));
    CompareRoutes compare =
        new CompareRoutes(
            new CompareRuns(snapshots), new DiffConfigs(snapshots), new FetchSeries(snapshots));
    CatalogueRoutes catalogue =
        new CatalogueRoutes(new ListCatalogue(snapshots), new ListProblems(snapshots));
    StatisticsRoutes statistics = new StatisticsRoutes(snapshots);
    SlopeRoutes slopes = new SlopeRoutes(new CurveSlopes(snapshots));
    ExportRoutes export = new ExportRoutes(snapshots);
    FigureRoutes figures = new FigureRoutes(new RunFigures(snapshots, zone));
    routes =
        List.of(
            new Route("/catalogue", catalogue::catalogue),
            new Route("/runs", runs::page),
            new Route("/runs/" + ID, runs::run),
            new Route("/facets", runs::facets),
            new Route("/compare", compare::compare),
            new Route("/diff", compare::diff),
            new Route("/series", compare::series),
            new Route("/groups", statistics::groups),
            new Route("/values", statistics::values),
            new Route("/trends", statistics::trends),
            new Route("/statistics", statistics::statistics),
            new Route("/correlations", statistics::correlations),
            new Route("/slopes", slopes::slopes),
            new Route("/export", export::export),
            new Route("/figures/run", figures::run),
            new Route("/figures/compare", figures::compare),
            new Route("/problems", catalogue::problems));
  }

  /**
   * Answers.
   *
   * @param path decoded, from after {@code /api/v1}, such as {@code /runs}
   * @param query decoded values by name, in order
   * @throws dev.assay.domain.AssayException see {@link Answer#of(dev.assay.domain.AssayException)}
   */
  public Answer answer(String path, Map<String, List<String>> query) {
    for (Route route : routes) {
      if (route.path().equals(path)) {
        return route.handler().answer(new Parameters("", query));
      }
      if (route.path().endsWith(ID)) {
        String before = route.path().substring(0, route.path().length() - ID.length());
        String id = path.startsWith(before) ? path.substring(before.length()) : "";
        if (!id.isEmpty() && id.indexOf('/') < 0) {
          return route.handler().answer(new Parameters(id, query));
        }
      }
    }
    return Answer.error(
        404,
        "NOT_FOUND",
        "there is nothing at /api/v1" + path,
        "See /api/v1/openapi.yaml for what there is.");
  }
}
