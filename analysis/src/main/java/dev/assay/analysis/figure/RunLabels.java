package dev.assay.analysis.figure;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of runs beside each other: no two alike, with the date where the file's name is one. */
final class RunLabels {
  private RunLabels() {}

  /** One for each run, in order. */
  static List<String> of(List<PlotRun> runs, ZoneId zone) {
    List<String> labels = runs.stream().map(run -> label(run, zone, false)).toList();
    Map<String, Integer> times = new HashMap<>();
    labels.forEach(label -> times.merge(label, 1, (a, b) -> a + b));
    List<String> distinct = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      if (times.getOrDefault(label, 0) > 1) {
        label = label(runs.get(i), zone, true);
      }
      String numbered = label;
      for (int n = 2; !taken.add(numbered); n++) {
        numbered = label + " (" + n + ")";
      }
      distinct.add(numbered);
    }
    return distinct;
  }

  /** An evaluation folder is named after its time; other runs have names of their own. */
  private static String label(PlotRun run, ZoneId zone, boolean exact) {
    boolean byTime =
        run.record().checkpointKey().startsWith("evalrun:") && run.record().evaluatedAt() != null;
    if (!byTime) {
      return run.record().id();
    }
    return run.type()
        + " "
        + (exact
            ? Words.seconds(run.record().evaluatedAt(), zone)
            : Words.minutes(run.record().evaluatedAt(), zone));
  }
}
