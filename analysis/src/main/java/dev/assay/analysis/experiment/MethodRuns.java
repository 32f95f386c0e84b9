package dev.assay.analysis.experiment;

import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.Experiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The runs of one method.
 *
 * @param name of the method
 * @param runs by seed, then by time
 */
record MethodRuns(String name, List<Experiment> runs) {
  private static final String NAMELESS = "(no method)";

  /** Runs by method, in alphabetical order. */
  static List<MethodRuns> of(List<Experiment> experiments, List<String> groupBy) {
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
      return experiment.method().isEmpty() ? NAMELESS : experiment.method();
    }
    return groupBy.stream()
        .map(key -> key + "=" + value(experiment, key))
        .collect(Collectors.joining(", "));
  }

  private static String value(Experiment experiment, String key) {
    if (key.equals("method")) {
      return experiment.method();
    }
    var found = Nodes.at(experiment.config(), key.split("\\."));
    String text = Nodes.text(found);
    return text.isEmpty() && found != null ? found.toString() : text.isEmpty() ? "?" : text;
  }

  /** Its parts: objectives, of which {@code ntp+top} has two. */
  Set<String> parts() {
    return new TreeSet<>(Arrays.asList(name.split("\\+")));
  }

  /** How many runs gave this metric as NaN or infinite. */
  long notFinite(String metric) {
    return runs.stream().filter(run -> run.notFinite().contains(metric)).count();
  }

  /** Seeds that more than one run has. */
  List<Long> repeatedSeeds() {
    Map<Long, Integer> times = new LinkedHashMap<>();
    runs.forEach(run -> run.seed().ifPresent(seed -> times.merge(seed, 1, Integer::sum)));
    return times.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
  }
}
