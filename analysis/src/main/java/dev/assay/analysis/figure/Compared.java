package dev.assay.analysis.figure;

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
 * @param reference index of the run that others are compared with: the first baseline, else the
 *     first run
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

  private static final int MOST_METRICS = 4;

  static Compared of(List<PlotRun> runs, MetricCatalogue catalogue, ZoneId zone) {
    List<String> labels = RunLabels.of(runs, zone);
    List<MetricKey> metrics = metrics(runs, catalogue);
    List<MetricKey> shares =
        metrics.stream()
            .filter(key -> SingleRunFigure.isShare(runs.getFirst().describe(catalogue, key)))
            .toList();
    Map<String, Look> looks = new LinkedHashMap<>();
    List<String> look = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      boolean own = runs.size() <= MOST_LOOKS;
      String key = own ? "run-" + i : "kind-" + runs.get(i).type();
      String label = own ? labels.get(i) : runs.get(i).type();
      look.add(key);
      if (!looks.containsKey(key)) {
        looks.put(
            key,
            runs.get(i).type().equals("BASE")
                ? Look.of(key, label, Colour.Role.BASELINE)
                : Look.nth(looks.size(), key, label));
      }
    }
    return new Compared(
        catalogue,
        runs,
        labels,
        metrics,
        shares,
        reference(runs),
        List.copyOf(looks.values()),
        look);
  }

  private static int reference(List<PlotRun> runs) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).record().baseline()) {
        return i;
      }
    }
    return 0;
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
          times.merge(key, 1, Integer::sum);
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

  PaperMetrics.Average average(int run) {
    return PaperMetrics.average(runs.get(run).scores(), average);
  }

  /** Whether the reference is a baseline, or only the run named first. */
  boolean hasBaseline() {
    return runs.get(reference).record().baseline();
  }

  long kinds(boolean baselines) {
    return runs.stream().filter(run -> run.type().equals("BASE") == baselines).count();
  }
}
