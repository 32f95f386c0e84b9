package dev.assay.analysis.suite;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Figure;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.formats.SuiteYaml;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Checkpoints of one stage, said in a test, and a suite drawn over them. */
final class Evaluations {
  private final NavigableMap<Long, Map<MetricKey, Estimate>> steps = new TreeMap<>();

  /** {@code right} of {@code n} items. */
  Evaluations share(long step, String task, long right, long n) {
    return put(step, Estimate.reported(MetricKey.of(task, "acc"), (double) right / n, n));
  }

  Evaluations perplexity(long step, String slice, double value) {
    return put(step, Estimate.reported(MetricKey.of(slice, "ppl"), value));
  }

  Evaluations perplexity(long step, String slice, double value, double standardError) {
    return put(
        step,
        new Estimate(
            MetricKey.of(slice, "ppl"),
            value,
            OptionalDouble.of(standardError),
            OptionalLong.empty(),
            Estimate.Source.REPORTED));
  }

  private Evaluations put(long step, Estimate estimate) {
    steps.computeIfAbsent(step, key -> new HashMap<>()).put(estimate.metric(), estimate);
    return this;
  }

  /** The one figure of a suite of two tiers, {@code acc} and {@code ppl}. */
  Figure draw(String figure) {
    return draw(figure, "[]");
  }

  /**
   * The same.
   *
   * @param groups of the first tier
   */
  Figure draw(String figure, String groups) {
    String suite =
        """
        suite: s
        stages: [{ id: own, label: Own }]
        tiers:
          - { id: acc, label: Accuracy, metric: acc, member: task, groups: %s }
          - { id: ppl, label: Perplexity, metric: ppl, member: slice }
        figures: [{ path: "%s", %s }]
        """
            .formatted(groups, figure.contains("snapshot") ? "{step}" : "f", figure);
    NavigableMap<Long, Evaluated.At> all = new TreeMap<>();
    steps.forEach((step, scores) ->
        all.put(
            step, new Evaluated.At(OptionalLong.empty(), scores, "file", Evaluated.Items.NONE)));
    SuitePlan plan =
        new SuitePlan(
            SuiteYaml.read("s", suite.getBytes(StandardCharsets.UTF_8)),
            new Evaluated(Map.of("own", all), List.of(), List.of(), List.of()),
            MetricCatalogue.builtIn(),
            new SuitePlan.Options(List.of(), List.of(), false, false));
    return ((Outcome.Drawn) SuiteFigures.of(plan, "").getFirst()).figure();
  }

  /** Marks of all panels. */
  static List<Mark> marks(Figure figure) {
    return figure.panels().stream()
        .map(Figure.Place::panel)
        .filter(Plot.class::isInstance)
        .flatMap(panel -> ((Plot) panel).marks().stream())
        .toList();
  }
}
