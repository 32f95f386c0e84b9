package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricKey;
import dev.assay.store.MetricUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses metric columns when nobody names any: those that the question sorts or filters by, then
 * from what the runs of the page have. That is the table of the paper metrics if some run has one
 * of them; where they leave half of the runs bare, suite averages that half of the runs have and
 * then the metrics that most of them share, up to {@value #MAX} columns in all.
 */
final class DefaultColumns {
  private static final int MAX = 8;

  /** Runs looked at, spread over the page, which may be of several kinds. */
  private static final int LOOKED_AT = 25;

  private static final List<MetricKey> PAPER =
      List.of(
          MetricKey.of("sblimp", "accuracy"),
          MetricKey.of("swuggy", "accuracy"),
          MetricKey.of("tstory", "accuracy"),
          MetricKey.of("sstory", "accuracy"),
          MetricKey.of("librilight", "perplexity_8k"),
          MetricKey.of("librilight", "perplexity_16k"),
          MetricKey.of("paper_metrics", "avg"));

  private final View view;

  DefaultColumns(View view) {
    this.view = view;
  }

  /**
   * Columns for the runs at these positions; none for no runs.
   *
   * @param named what the question sorts or filters by
   */
  List<ColumnRef> of(int[] positions, Collection<ColumnRef> named) {
    List<Long> runIds = Arrays.stream(positions).mapToObj(view.table()::runId).toList();
    if (runIds.isEmpty()) {
      return List.of();
    }
    Set<MetricUse> chosen = new LinkedHashSet<>();
    for (ColumnRef column : named) {
      if (column instanceof ColumnRef.OfMetric(MetricUse metric, Part part)
          && part == Part.VALUE
          && chosen.size() < MAX) {
        chosen.add(metric);
      }
    }
    int covered = paper(runIds, chosen);
    if (2 * covered < runIds.size()) {
      shared(runIds, chosen);
    }
    return chosen.stream()
        .<ColumnRef>map(metric -> new ColumnRef.OfMetric(metric, Part.VALUE))
        .toList();
  }

  /** Adds the paper metrics that some run has; tells how many runs have one. */
  private int paper(List<Long> runIds, Set<MetricUse> chosen) {
    List<MetricUse> known = new ArrayList<>();
    for (MetricKey key : PAPER) {
      view.reader().columns().metricsNamed(key.task(), key.name()).stream()
          .filter(metric -> metric.key().equals(key))
          .forEach(known::add);
    }
    Map<Long, Map<Long, Estimate>> byRun = new Rows(view).byRun(known, runIds);
    Set<Long> present = new HashSet<>();
    byRun.values().forEach(own -> present.addAll(own.keySet()));
    known.stream().filter(metric -> present.contains(metric.metricId())).forEach(chosen::add);
    return byRun.size();
  }

  private record Share(MetricUse use, boolean macro, int runs) {}

  private void shared(List<Long> runIds, Set<MetricUse> chosen) {
    Map<Long, Integer> counts = new HashMap<>();
    int looked = Math.min(LOOKED_AT, runIds.size());
    for (int i = 0; i < looked; i++) {
      view.reader()
          .estimates(runIds.get((int) ((long) i * runIds.size() / looked)))
          .forEach(stored -> counts.merge(stored.metricId(), 1, Integer::sum));
    }
    List<Share> shares = new ArrayList<>();
    for (MetricUse use : view.reader().columns().metrics(counts.keySet())) {
      Metric metric = view.describe(use);
      if (metric.direction() != Direction.NEITHER) {
        int runs = counts.getOrDefault(use.metricId(), 0);
        boolean macro = metric.group().equals("macro") && 2 * runs >= looked;
        shares.add(new Share(use, macro, runs));
      }
    }
    shares.sort(
        Comparator.comparing(Share::macro)
            .reversed()
            .thenComparing(Share::runs, Comparator.reverseOrder())
            .thenComparing(share -> share.use().key()));
    // one metric a task first, so that variants of one score do not fill the table
    Set<String> tasks = new HashSet<>();
    chosen.forEach(use -> tasks.add(use.key().task()));
    shares.stream()
        .map(Share::use)
        .filter(use -> tasks.add(use.key().task()))
        .limit(Math.max(0, MAX - chosen.size()))
        .forEach(chosen::add);
    shares.stream()
        .map(Share::use)
        .filter(use -> !chosen.contains(use))
        .limit(Math.max(0, MAX - chosen.size()))
        .toList()
        .forEach(chosen::add);
  }
}
