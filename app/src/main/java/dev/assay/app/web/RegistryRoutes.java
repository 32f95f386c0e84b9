package dev.assay.app.web;

import dev.assay.analysis.registry.Archive;
import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.analysis.report.JsonOut;
import dev.assay.formats.paper.RegistryEvaluation;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** {@code GET /registry}: what was evaluated, how often, and what is left of it. */
final class RegistryRoutes {
  private static final Set<String> KNOWN = Set.of("id");

  private final Supplier<List<RegisteredRun>> registered;
  private final LongSupplier generation;

  /**
   * Makes the handler.
   *
   * @param registered the workspace's registry as it is now; nothing when there is none
   */
  RegistryRoutes(Supplier<List<RegisteredRun>> registered, LongSupplier generation) {
    this.registered = registered;
    this.generation = generation;
  }

  Response get(Request request) {
    if (!KNOWN.containsAll(request.query().keySet())) {
      return Failures.badRequest("unknown parameter", "Give id, once or more, or nothing.");
    }
    List<String> ids = request.query().getOrDefault("id", List.of());
    List<RegisteredRun> runs =
        registered.get().stream().filter(run -> ids.isEmpty() || ids.contains(run.id())).toList();
    return Response.json(
        200,
        json ->
            json.object(() -> {
              json.whole("generation", generation.getAsLong());
              json.array("entries", () -> runs.forEach(run -> entry(json, run)));
            }));
  }

  private static void entry(JsonOut json, RegisteredRun run) {
    json.object(() -> {
      json.text("id", run.id()).text("state", run.state().word()).textIfAny("role", run.role());
      json.text("checkpoint", run.place()).textOrNull("results", run.results());
      json.timeOrNull("addedAt", run.addedAt()).timeOrNull("lastResult", run.lastResult());
      json.flag("untraced", run.isNewerThanRegistered());
      json.whole("evaluations", run.evaluations());
      json.array(
          "history", () -> run.entry().evaluations().forEach(each -> evaluation(json, each)));
      json.array("copies", () -> run.archived().forEach(each -> copy(json, each)));
    });
  }

  private static void evaluation(JsonOut json, RegistryEvaluation evaluation) {
    json.object(() ->
        json.timeOrNull("evaluatedAt", evaluation.at())
            .text("results", evaluation.resultsFile())
            .textIfAny("sha256", evaluation.sha256()));
  }

  private static void copy(JsonOut json, Archive.Kept kept) {
    json.object(() ->
        json.timeOrNull("evaluatedAt", kept.copy().evaluatedAt())
            .text("folder", kept.place().toString())
            .text("sha256", kept.copy().sha256()));
  }
}
