package dev.assay.analysis.figure;

import dev.assay.domain.Annotation;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Colour;
import dev.assay.figures.Look;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs beside each other, with what they are compared by.
 *
 * @param runs in the order that was asked for
 * @param labels of the runs, no two alike
 * @param metrics the benchmarks of the paper if any run has one, else those that most runs have; at
 *     most four
 * @param average the shares among them that the overall score is the mean of
 * @param reference index of the run that others are compared with: the chosen baseline, else the
 *     first baseline, else the first run
 * @param looks of the runs, or of their kinds where they are many
 * @param look key of each run's look
 */
record Compared(
    MetricCatalogue catalogue,
    List<PlotRun> runs,
    List<String> labels,
    List<MetricKey> metrics,
    List<MetricKey> average,
    int reference,
    List<Look> looks,
    List<String> look) {

  /** More runs than this have no look of their own but that of their kind. */
  static final int MOST_LOOKS = 6;

  /** Key of the look of a baseline that others are compared with. */
  static final String REFERENCE = "baseline";

  private static final int MOST_METRICS = 4;

  static Compared of(List<PlotRun> runs, MetricCatalogue catalogue, ZoneId zone) {
    List<String> labels = RunLabels.of(runs, zone);
    List<MetricKey> metrics = metrics(runs, catalogue);
    List<MetricKey> shares =
        metrics.stream()
            .filter(key -> SingleRunFigure.isShare(runs.getFirst().describe(catalogue, key)))
            .toList();
    int reference = reference(runs);
    Map<String, Look> looks = new LinkedHashMap<>();
    List<String> look = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Look own = look(runs, labels, i, reference, looks);
      looks.putIfAbsent(own.key(), own);
      look.add(own.key());
    }
    Look baseline = looks.remove(REFERENCE);
    if (baseline != null) {
      looks.put(REFERENCE, baseline); // last, so that it is drawn over the others
    }
    return new Compared(
        catalogue, runs, labels, metrics, shares, reference, List.copyOf(looks.values()), look);
  }

  /** That of the reference stands out, whichever others are baselines too. */
  private static Look look(
      List<PlotRun> runs, List<String> labels, int run, int reference, Map<String, Look> before) {
    if (run == reference && isBaseline(runs.get(run))) {
      String label =
          runs.size() <= MOST_LOOKS ? labels.get(run) : "baseline (" + labels.get(run) + ")";
      return Look.of(REFERENCE, label, Colour.Role.BASELINE);
    }
    boolean own = runs.size() <= MOST_LOOKS;
    String key = own ? "run-" + run : "kind-" + runs.get(run).type();
    int others = before.size() - (before.containsKey(REFERENCE) ? 1 : 0);
    return Look.nth(others, key, own ? labels.get(run) : runs.get(run).type());
  }

  /** The baseline that the user chose, else the first baseline, else the first run. */
  private static int reference(List<PlotRun> runs) {
    int first = -1;
    for (int i = 0; i < runs.size(); i++) {
      if (isChosen(runs.get(i))) {
        return i;
      }
      first = first < 0 && isBaseline(runs.get(i)) ? i : first;
    }
    return Math.max(0, first);
  }

  private static boolean isChosen(PlotRun run) {
    return run.record().tags().contains(Annotation.CHOSEN_BASELINE);
  }

  private static boolean isBaseline(PlotRun run) {
    return run.record().baseline() || isChosen(run);
  }

  private static List<MetricKey> metrics(List<PlotRun> runs, MetricCatalogue catalogue) {
    List<MetricKey> paper =
        PaperMetrics.BENCHMARKS.stream()
            .filter(key -> runs.stream().anyMatch(run -> run.score(key) != null))
            .toList();
    if (!paper.isEmpty()) {
      return PaperMetrics.BENCHMARKS;
    }
    Map<MetricKey, Integer> times = new LinkedHashMap<>();
    for (PlotRun run : runs) {
      for (MetricKey key : run.scores().keySet()) {
        Metric metric = run.describe(catalogue, key);
        if (metric.direction().ranks()) {
          times.merge(key, 1, (a, b) -> a + b);
        }
      }
    }
    int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return times.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .limit(MOST_METRICS)
        .toList();
  }

  /** Whether looks are those of kinds, which need a legend wherever they are used. */
  boolean byKind() {
    return runs.size() > MOST_LOOKS;
  }

  PaperMetrics.Average average(int run) {
    return PaperMetrics.average(runs.get(run).scores(), average);
  }

  /** Whether the reference is a baseline, or only the run named first. */
  boolean hasBaseline() {
    return isBaseline(runs.get(reference));
  }

  long kinds(boolean baselines) {
    return runs.stream().filter(run -> run.type().equals("BASE") == baselines).count();
  }
}
