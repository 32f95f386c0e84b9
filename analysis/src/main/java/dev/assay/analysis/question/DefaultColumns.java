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
import org.jspecify.annotations.Nullable;

/**
 * Chooses metric columns when nobody names any: those that the question sorts or filters by, then
 * from what the runs of the page have. That is the table of the paper metrics if half of them have
 * one of these; else metrics of every kind of run on the page, suite averages and widely shared
 * ones first, up to {@value #MAX} columns in all.
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
    if (!paper(runIds, chosen)) {
      shared(runIds, chosen);
    }
    return chosen.stream()
        .<ColumnRef>map(metric -> new ColumnRef.OfMetric(metric, Part.VALUE))
        .toList();
  }

  /** Adds the paper metrics that some run has, if half of the runs have one. */
  private boolean paper(List<Long> runIds, Set<MetricUse> chosen) {
    List<MetricUse> known = new ArrayList<>();
    for (MetricKey key : PAPER) {
      view.reader().columns().metricsNamed(key.task(), key.name()).stream()
          .filter(metric -> metric.key().equals(key))
          .forEach(known::add);
    }
    Map<Long, Map<Long, Estimate>> byRun = new Rows(view).byRun(known, runIds);
    Set<Long> present = new HashSet<>();
    byRun.values().forEach(own -> present.addAll(own.keySet()));
    if (2 * byRun.size() < runIds.size()) {
      return false;
    }
    known.stream().filter(metric -> present.contains(metric.metricId())).forEach(chosen::add);
    return true;
  }

  private record Share(MetricUse use, boolean macro, int runs) {}

  /**
   * Adds metrics so that no looked-at run is left bare while others fill the table: each turn goes
   * to the run that has the fewest columns so far, the first of several, and takes its best metric.
   */
  private void shared(List<Long> runIds, Set<MetricUse> chosen) {
    List<Set<Long>> metricsOfRuns = new ArrayList<>();
    Map<Long, Integer> counts = new HashMap<>();
    int looked = Math.min(LOOKED_AT, runIds.size());
    for (int i = 0; i < looked; i++) {
      Set<Long> own = new HashSet<>();
      view.reader()
          .details()
          .estimates(runIds.get((int) ((long) i * runIds.size() / looked)))
          .forEach(stored -> own.add(stored.metricId()));
      own.forEach(metric -> counts.merge(metric, 1, Math::addExact));
      metricsOfRuns.add(own);
    }
    List<MetricUse> ranked = ranked(counts, looked);
    Set<MetricUse> named = Set.copyOf(chosen);
    takeTurns(metricsOfRuns, ranked, chosen);
    // what runs of one kind share stands together, the kind of the first run first
    List<MetricUse> added =
        ranked.stream()
            .filter(use -> chosen.contains(use) && !named.contains(use))
            .sorted(Comparator.comparing(use -> firstWith(use, metricsOfRuns)))
            .toList();
    added.forEach(chosen::remove);
    chosen.addAll(added);
  }

  private static int firstWith(MetricUse use, List<Set<Long>> metricsOfRuns) {
    int at = 0;
    while (at < metricsOfRuns.size() && !metricsOfRuns.get(at).contains(use.metricId())) {
      at++;
    }
    return at;
  }

  private static void takeTurns(
      List<Set<Long>> metricsOfRuns, List<MetricUse> ranked, Set<MetricUse> chosen) {
    Set<String> tasks = new HashSet<>();
    chosen.forEach(use -> tasks.add(use.key().task()));
    while (chosen.size() < MAX) {
      MetricUse next = null;
      int fewest = Integer.MAX_VALUE;
      for (Set<Long> own : metricsOfRuns) {
        int has = (int) chosen.stream().filter(use -> own.contains(use.metricId())).count();
        MetricUse best = has < fewest ? best(ranked, own, chosen, tasks) : null;
        if (best != null) {
          next = best;
          fewest = has;
        }
      }
      if (next == null) {
        return;
      }
      chosen.add(next);
      tasks.add(next.key().task());
    }
  }

  /** A run's best metric of a task that has no column yet, else its best without a column. */
  private static @Nullable MetricUse best(
      List<MetricUse> ranked, Set<Long> own, Set<MetricUse> chosen, Set<String> tasks) {
    MetricUse ofKnownTask = null;
    for (MetricUse use : ranked) {
      if (own.contains(use.metricId()) && !chosen.contains(use)) {
        if (!tasks.contains(use.key().task())) {
          return use; // variants of one score must not fill the table
        }
        ofKnownTask = ofKnownTask == null ? use : ofKnownTask;
      }
    }
    return ofKnownTask;
  }

  /** Suite averages that half of the runs have, then what most runs have, then by key. */
  private List<MetricUse> ranked(Map<Long, Integer> counts, int looked) {
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
    return shares.stream().map(Share::use).toList();
  }
}
