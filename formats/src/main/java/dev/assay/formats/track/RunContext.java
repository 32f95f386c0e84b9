package dev.assay.formats.track;

import dev.assay.formats.json.Nodes;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.node.StringNode;

/**
 * The run of a matrix that a training program is, as {@code assay run-all} tells it by variables.
 *
 * @param method of the run, where the program names none
 * @param seed of the run, where the program names none
 * @param runKey by which the run is known again; empty outside a matrix
 */
public record RunContext(String method, OptionalLong seed, String runKey) {
  /** Outside a matrix. */
  public static final RunContext NONE = new RunContext("", OptionalLong.empty(), "");

  /** What the variables of an environment say. */
  public static RunContext of(Map<String, String> environment) {
    String key = environment.getOrDefault("ASSAY_RUN_KEY", "");
    if (key.isBlank()) {
      return NONE;
    }
    return new RunContext(
        environment.getOrDefault("ASSAY_METHOD", ""),
        Nodes.longOrEmpty(StringNode.valueOf(environment.getOrDefault("ASSAY_SEED", ""))),
        key.strip());
  }

  /** The folder that an environment says; else {@code results}. */
  public static Path resultsDir(Map<String, String> environment) {
    String folder = environment.getOrDefault("ASSAY_RESULTS_DIR", "");
    return Path.of(folder.isBlank() ? "results" : folder);
  }
}
