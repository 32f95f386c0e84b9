package dev.assay.analysis.experiment;

import dev.assay.analysis.report.Visible;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Nearest;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.Methods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The runs of one method.
 *
 * @param name of the method
 * @param runs by seed, then by time
 */
record MethodRuns(String name, List<Experiment> runs) {
  private static final String NAMELESS = "(no method)";
  private static final int MOST_NEAR = 3;
  private static final int MOST_NAMES = 20;

  /** Runs by method, in alphabetical order. */
  static List<MethodRuns> of(List<Experiment> experiments, List<String> groupBy) {
    groupBy.forEach(key -> check(experiments, key));
    Map<String, List<Experiment>> groups = new TreeMap<>();
    for (Experiment experiment : experiments) {
      groups.computeIfAbsent(name(experiment, groupBy), key -> new ArrayList<>()).add(experiment);
    }
    return groups.entrySet().stream()
        .map(group -> new MethodRuns(group.getKey(), ordered(group.getValue())))
        .toList();
  }

  private static List<Experiment> ordered(List<Experiment> runs) {
    return runs.stream()
        .sorted(
            Comparator.comparingLong((Experiment run) -> run.seed().orElse(Long.MAX_VALUE))
                .thenComparing(run -> run.time().toInstant())
                .thenComparing(Experiment::id))
        .toList();
  }

  private static String name(Experiment experiment, List<String> groupBy) {
    if (groupBy.isEmpty()) {
      return experiment.method().isEmpty() ? NAMELESS : Visible.line(experiment.method());
    }
    return groupBy.stream()
        .map(key -> Visible.line(key + "=" + value(experiment, key)))
        .collect(Collectors.joining(", "));
  }

  private static String value(Experiment experiment, String key) {
    if (key.equals("method")) {
      return experiment.method();
    }
    JsonNode found = found(experiment, key);
    if (key.equals("objectives") && found != null && found.isArray()) { // whose order says nothing
      List<String> parts = new ArrayList<>();
      found.forEach(part -> parts.add(Nodes.text(part)));
      return Methods.normal(String.join("+", parts));
    }
    String text = Nodes.text(found);
    return text.isEmpty() && found != null ? found.toString() : text.isEmpty() ? "?" : text;
  }

  /** By its whole name, else the only one of that name in a block of the configuration. */
  private static @Nullable JsonNode found(Experiment experiment, String key) {
    JsonNode whole = Nodes.at(experiment.config(), key.split("\\."));
    if (whole != null && !whole.isMissingNode()) {
      return whole;
    }
    List<JsonNode> nested =
        experiment.config().properties().stream()
            .filter(block -> block.getValue().isObject() && block.getValue().has(key))
            .map(block -> block.getValue().path(key))
            .toList();
    return nested.size() == 1 ? nested.getFirst() : null;
  }

  private static void check(List<Experiment> experiments, String key) {
    if (key.equals("method") || experiments.stream().anyMatch(run -> found(run, key) != null)) {
      return;
    }
    Set<String> names = new TreeSet<>();
    for (Experiment run : experiments) {
      for (Map.Entry<String, JsonNode> member : run.config().properties()) {
        names.add(member.getKey());
        member
            .getValue()
            .properties()
            .forEach(inner -> names.add(member.getKey() + "." + inner.getKey()));
      }
    }
    Map<String, String> said = new TreeMap<>(); // a nested key may be meant by its last part
    names.forEach(name -> said.put(name.substring(name.lastIndexOf('.') + 1), name));
    names.forEach(name -> said.put(name, name));
    List<String> near =
        Nearest.of(key, said.keySet(), MOST_NEAR).stream().map(said::get).distinct().toList();
    throw new AssayException(
        Kind.BAD_INPUT,
        "no configuration has the key '" + key + "' to group by",
        near.isEmpty()
            ? "They have " + String.join(", ", names.stream().limit(MOST_NAMES).toList()) + "."
            : "Did you mean " + String.join(" or ", near) + "?");
  }

  /** Its parts: objectives, of which {@code ntp+top} has two. */
  Set<String> parts() {
    return new TreeSet<>(Arrays.asList(name.split("\\+")));
  }

  /** How many runs gave this metric as NaN or infinite. */
  long notFinite(String metric) {
    return runs.stream().filter(run -> run.notFinite().contains(metric)).count();
  }

  /** How many runs each seed has, of those that have more than one. */
  Map<Long, Long> repeatedSeeds() {
    Map<Long, Long> times = new TreeMap<>();
    runs.forEach(run -> run.seed().ifPresent(seed -> times.merge(seed, 1L, Long::sum)));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  /**
   * Whether steps to a threshold are known of some seeds only. The others may never have got there,
   * so that a mean without them would flatter.
   */
  boolean isPartly(String metric, MethodScore score) {
    long seeds =
        runs.stream().map(Experiment::seed).filter(OptionalLong::isPresent).distinct().count();
    return metric.startsWith(Threshold.STEPS) && score.n() < seeds + seedless();
  }

  /** How many runs have no seed. */
  long seedless() {
    return runs.stream().filter(run -> run.seed().isEmpty()).count();
  }

  /** Distinct configurations, seeds apart. */
  long configurations() {
    return runs.stream().map(MethodRuns::withoutSeed).distinct().count();
  }

  private static String withoutSeed(Experiment run) {
    ObjectNode config = run.config().deepCopy();
    config.remove("seed");
    return config.toString();
  }
}
