package dev.assay.analysis.experiment;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.Methods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Runs that were to be there and are not, as {@code run-all.json} says, which {@code assay run-all}
 * keeps in the results folder. What is left out of a comparison may decide it.
 */
final class MissingRuns {
  /** The file's name. */
  static final String FILE = "run-all.json";

  private static final long MAX_BYTES = 64L << 20;
  private static final Set<String> GOOD = Set.of("recorded", "known");

  private MissingRuns() {}

  /**
   * A sentence for each run that failed, was ended or logged nothing, and that no experiment of the
   * same method and seed stands in for; none when there is no readable file.
   *
   * @param experiments all of the folder
   */
  static List<String> in(Path resultsDir, List<Experiment> experiments) {
    Set<String> there = new HashSet<>();
    experiments.stream()
        .filter(Experiment::isValid)
        .forEach(each -> there.add(key(each.method(), each.seed())));
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : runs(resultsDir.resolve(FILE)).properties()) {
      JsonNode run = entry.getValue();
      String method = Methods.normal(Nodes.text(run, "method"));
      OptionalLong seed = Nodes.longOrEmpty(run, "seed");
      String state = Nodes.text(run, "state");
      if (!GOOD.contains(state) && !there.contains(key(method, seed))) {
        missing.add(words(run, method, seed, state));
      }
    }
    return missing;
  }

  private static String key(String method, OptionalLong seed) {
    return method + "\u0000" + (seed.isPresent() ? seed.getAsLong() : "");
  }

  private static JsonNode runs(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        return Json.tree(Files.readAllBytes(file)).path("runs");
      }
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode(); // it is but a copy of what run-all has said
    }
    return Json.MAPPER.createObjectNode();
  }

  private static String words(JsonNode run, String method, OptionalLong seed, String state) {
    String reason = Nodes.text(run, "words");
    String exit = Nodes.text(run, "exit");
    String log = Nodes.text(run, "log");
    return "No result of "
        + method
        + (seed.isPresent() ? ", seed " + seed.getAsLong() : "")
        + ": its run "
        + switch (state) {
          case "nothing" -> "ended well but recorded nothing";
          case "failed" ->
              "failed"
                  + (exit.isEmpty() ? "" : " with exit code " + exit)
                  + (reason.isEmpty() ? "" : ", " + reason);
          case "timed out" -> "was ended, being out of time";
          case "stopped" -> "was stopped";
          case "running" -> "has not ended, or was killed with assay";
          default -> "is in the state '" + state + "'";
        }
        + (log.isEmpty() ? "" : " (" + log + ")");
  }
}
