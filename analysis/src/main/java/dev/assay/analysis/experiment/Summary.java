package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Untested;
import dev.assay.domain.Metric;
import dev.assay.figures.Colour;
import dev.assay.figures.Look;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Methods compared over their runs: what tables, figures and the report are made of.
 *
 * @param methods the baseline first, then in alphabetical order
 * @param metrics in the order of the tables
 * @param scores by method, then by metric
 * @param baseline index of the baseline, 0; -1 for none
 * @param family comparisons that were corrected together
 * @param best by metric, index of the method with the best mean; -1 where none can be named
 */
record Summary(
    PackOptions options,
    List<MethodRuns> methods,
    List<Metric> metrics,
    List<List<MethodScore>> scores,
    int baseline,
    int family,
    List<Integer> best) {

  MethodScore score(int method, int metric) {
    return scores.get(method).get(metric);
  }

  /** Whether a method has the best mean, alone or with others. */
  boolean isBest(int method, int metric) {
    int first = best.get(metric);
    MethodScore score = score(method, metric);
    return first >= 0
        && score.isKnown()
        && score.notReached() == 0
        && score.moments().mean() == score(first, metric).moments().mean();
  }

  /**
   * Whether runs of a method, or of the baseline that it is compared with, gave a metric as no
   * finite number, so that means and verdicts are over the others only.
   */
  boolean isDoubtful(int method, Metric metric) {
    String name = metric.key().name();
    return methods.get(method).notFinite(name) > 0
        || (baseline >= 0 && methods.get(baseline).notFinite(name) > 0);
  }

  /** Reasons why something was not tested, each once. */
  Set<Untested> untested() {
    Set<Untested> reasons = EnumSet.noneOf(Untested.class);
    scores.forEach(row -> row.forEach(score -> reasons.add(score.untested())));
    reasons.remove(Untested.NONE);
    return reasons;
  }

  /** How each method looks, everywhere; the baseline is grey. */
  List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      String name = methods.get(i).name();
      looks.add(
          i == baseline
              ? Look.of(key(i), name, Colour.Role.BASELINE)
              : Look.nth(i - (baseline >= 0 ? 1 : 0), key(i), name));
    }
    return looks;
  }

  static String key(int method) {
    return "method-" + method;
  }

  /** Whether runs repeat a seed of their method, so that their mean stands for it. */
  boolean repeatsSeeds() {
    return methods.stream().anyMatch(method -> !method.repeatedSeeds().isEmpty());
  }

  /** What a point is and spreads are over: {@code seed} where runs repeat one, else {@code run}. */
  String sample() {
    return repeatsSeeds() ? "seed" : "run";
  }

  int runs() {
    return methods.stream().mapToInt(method -> method.runs().size()).sum();
  }

  @Nullable MethodRuns baselineMethod() {
    return baseline < 0 ? null : methods.get(baseline);
  }

  /** {@code 95 %}. */
  String level() {
    return Figures.exact(Math.round(options.level() * 1000) / 10.0) + " %";
  }
}
