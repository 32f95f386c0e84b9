package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Value;
import dev.assay.analysis.report.Visible;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Metric;
import dev.assay.formats.track.Columns;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.Methods;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Makes a {@link Summary} of experiments. Pure. */
final class Summarise {
  private static final List<String> USUAL =
      List.of("final_ppl", "final_mrr", "steps_to_ppl_50", "gpu_hours");
  private static final int MOST_METRICS = 6;

  private final PackOptions options;
  private final List<MethodRuns> methods;
  private final List<Metric> metrics;
  private final int baseline;

  private Summarise(List<Experiment> experiments, PackOptions options) {
    this.options = options;
    List<MethodRuns> found = MethodRuns.of(experiments, options.groupBy());
    int base = baseline(found, options.baseline());
    List<MethodRuns> ordered = new ArrayList<>(found);
    if (base > 0) {
      ordered.addFirst(ordered.remove(base));
    }
    this.methods = List.copyOf(ordered);
    this.baseline = base < 0 ? -1 : 0;
    this.metrics = metrics(experiments);
  }

  /**
   * Summarises.
   *
   * @param experiments those that count
   * @throws AssayException NOT_FOUND when the baseline is no method of theirs, or nothing was
   *     measured
   */
  static Summary of(List<Experiment> experiments, PackOptions options) {
    return new Summarise(experiments, options).summary();
  }

  /** The one that was named, else the only one that all others build on, as ntp+top does on ntp. */
  private static int baseline(List<MethodRuns> methods, String named) {
    List<String> names = methods.stream().map(MethodRuns::name).toList();
    if (!named.isEmpty()) {
      int at = names.indexOf(named);
      at = at < 0 ? names.indexOf(Methods.normal(named)) : at;
      at = at < 0 ? names.indexOf(Visible.line(named)) : at;
      if (at < 0) {
        throw new AssayException(
            Kind.NOT_FOUND,
            "no run is of the baseline '" + named + "'",
            "The methods are " + String.join(", ", names) + ".");
      }
      return at;
    }
    for (int i = 0; i < methods.size() && methods.size() > 1; i++) {
      MethodRuns base = methods.get(i);
      if (methods.stream().allMatch(method -> method.parts().containsAll(base.parts()))) {
        return i;
      }
    }
    return -1;
  }

  private List<Metric> metrics(List<Experiment> experiments) {
    TreeSet<String> measured = new TreeSet<>();
    experiments.forEach(experiment -> measured.addAll(experiment.metrics().keySet()));
    experiments.stream()
        .flatMap(experiment -> experiment.notFinite().stream())
        .filter(name -> Columns.METRICS.contains(name) || describe(name).direction().ranks())
        .forEach(measured::add); // what diverged in all runs must not vanish
    options.thresholds().stream()
        .filter(t -> experiments.stream().anyMatch(run -> isOfInterest(t, run)))
        .forEach(threshold -> measured.add(threshold.metric()));
    List<String> names = new ArrayList<>();
    for (String name : options.metrics()) {
      String known = Columns.known(name);
      String metric = measured.contains(name) || known == null ? name : known;
      if (!measured.contains(metric)) {
        throw new AssayException(
            Kind.NOT_FOUND,
            "no run has the metric '" + name + "'",
            "They have " + String.join(", ", measured) + ".");
      }
      names.add(metric);
    }
    if (names.isEmpty()) {
      USUAL.stream().filter(measured::contains).forEach(names::add);
      options.thresholds().stream()
          .map(Threshold::metric)
          .filter(name -> measured.contains(name) && !names.contains(name))
          .forEach(names::add);
      measured.stream()
          .filter(name -> names.isEmpty() || names.size() < MOST_METRICS)
          .filter(name -> !names.contains(name) && !Columns.METRICS.contains(name))
          .filter(name -> describe(name).direction().ranks())
          .forEach(names::add);
    }
    if (names.isEmpty()) {
      measured.stream().limit(MOST_METRICS).forEach(names::add);
    }
    return names.stream().map(this::describe).toList();
  }

  /** The usual threshold is left out where nobody asked for it and training began beyond it. */
  private boolean isOfInterest(Threshold threshold, Experiment run) {
    boolean usual = options.thresholds().equals(List.of(Threshold.USUAL));
    return switch (threshold.reached(run)) {
      case YES -> !usual || threshold.steps(run).orElse(1) > 0;
      case NO -> true;
      case UNKNOWN -> false;
    };
  }

  private Metric describe(String name) {
    Metric metric = Figures.described(options.catalogue(), name);
    Threshold threshold = Threshold.of(options.thresholds(), name);
    return threshold == null || threshold.equals(Threshold.USUAL)
        ? metric
        : Figures.called(metric, threshold.words());
  }

  private Summary summary() {
    List<List<MethodScore>> scores = new ArrayList<>();
    for (MethodRuns method : methods) {
      scores.add(new ArrayList<>(metrics.stream().map(metric -> score(method, metric)).toList()));
    }
    int family = new Comparisons(methods, metrics, baseline, options).fill(scores);
    List<Integer> best = new ArrayList<>();
    for (int m = 0; m < metrics.size(); m++) {
      best.add(best(scores, m));
    }
    return new Summary(
        options,
        methods,
        metrics,
        scores.stream().map(List::copyOf).toList(),
        baseline,
        family,
        best);
  }

  private MethodScore score(MethodRuns method, Metric metric) {
    String name = metric.key().name();
    SeedValues seeds = SeedValues.of(method, name, Threshold.of(options.thresholds(), name));
    List<Value> values = seeds.values();
    double[] numbers = values.stream().mapToDouble(Value::number).toArray();
    Moments moments = Moments.of(numbers);
    return new MethodScore(
        values,
        seeds.notReached(),
        moments,
        MethodScore.interval(options.level(), moments, numbers),
        null,
        MethodScore.Untested.NONE);
  }

  /** The best mean among methods whose runs all have a value; -1 when no two can be compared. */
  private int best(List<List<MethodScore>> scores, int metric) {
    int best = -1;
    int candidates = 0;
    for (int i = 0; i < scores.size(); i++) {
      MethodScore score = scores.get(i).get(metric);
      boolean partly = methods.get(i).isPartly(metrics.get(metric).key().name(), score);
      if (!score.isKnown() || score.notReached() > 0 || partly) {
        continue;
      }
      candidates++;
      if (best < 0
          || metrics
              .get(metric)
              .direction()
              .isBetter(score.moments().mean(), scores.get(best).get(metric).moments().mean())) {
        best = i;
      }
    }
    return candidates > 1 && metrics.get(metric).direction().ranks() ? best : -1;
  }
}
