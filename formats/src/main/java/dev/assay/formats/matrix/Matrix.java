package dev.assay.formats.matrix;

import dev.assay.domain.Check;
import dev.assay.formats.track.Methods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody's training program, to be run once for each method and seed.
 *
 * @param methods in the order of the file, with all that they share already in them
 * @param seeds in the order of the file
 * @param folder in which the program starts, seen from the file
 * @param results folder of the results, seen from the file
 * @param jobs runs at a time
 * @param timeout after which an attempt is ended; empty for none
 * @param retries further attempts after one that failed
 * @param baseline method that the others are compared with; empty to find it
 * @param thresholds of curves, such as {@code val_ppl<50}; empty for the usual one
 */
public record Matrix(
    List<Method> methods,
    List<Long> seeds,
    String folder,
    String results,
    int jobs,
    Optional<Duration> timeout,
    int retries,
    String baseline,
    List<String> thresholds) {
  private static final int MOST_RUNS = 10_000;

  public Matrix {
    methods = List.copyOf(methods);
    seeds = List.copyOf(seeds);
    thresholds = List.copyOf(thresholds);
    Check.that(!methods.isEmpty(), "there is no method");
    Check.that(!seeds.isEmpty(), "there is no seed");
    Check.that(
        (long) methods.size() * seeds.size() <= MOST_RUNS,
        "%d methods with %d seeds are more than %d runs",
        methods.size(),
        seeds.size(),
        MOST_RUNS);
    Set<Long> seen = new HashSet<>();
    seeds.forEach(seed -> Check.that(seen.add(seed), "the seed %d occurs twice", seed));
    Map<String, String> names = new HashMap<>();
    for (Method method : methods) {
      String other = names.put(Methods.normal(method.name()), method.name());
      Check.that(
          other == null,
          "'%s' and '%s' are one method, since the order of parts does not count",
          other,
          method.name());
    }
  }

  /**
   * What is run.
   *
   * @param arguments the program and its arguments, with placeholders; empty when a shell is asked
   * @param shell a line for {@code sh -c}, as it is; empty when arguments are given
   */
  public record Command(List<String> arguments, String shell) {
    public Command {
      arguments = List.copyOf(arguments);
      Check.that(arguments.isEmpty() != shell.isEmpty(), "a command is arguments or a shell line");
    }
  }

  /**
   * A method.
   *
   * @param params values that placeholders, variables and {@code config.json} give to the program
   * @param env variables of the program's environment, with placeholders
   */
  public record Method(String name, Command command, ObjectNode params, Map<String, String> env) {
    public Method {
      env = Map.copyOf(env);
    }
  }

  /** All runs: the first seed of each method, then the second, so that early results compare. */
  public List<MatrixRun> runs() {
    List<MatrixRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      methods.forEach(method -> runs.add(new MatrixRun(method, seed)));
    }
    return runs;
  }
}
