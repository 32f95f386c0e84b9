package dev.assay.analysis.experiment;

import dev.assay.domain.MetricCatalogue;
import java.util.List;

/**
 * What is packaged, and how.
 *
 * @param baseline method that the others are compared with; empty to find the one that all others
 *     build on
 * @param metrics names in the order of the tables; empty for those that were measured
 * @param groupBy configuration keys whose values name a method; empty for the logged method
 * @param thresholds of curves, whose first step on the other side is a metric
 * @param axis what curves are drawn against, one of {@code StepCurve.AXES}
 * @param level of all intervals and verdicts, such as 0.95
 * @param examples most prompts on the page of examples
 * @param catalogue of directions and digits
 */
public record PackOptions(
    String baseline,
    List<String> metrics,
    List<String> groupBy,
    List<Threshold> thresholds,
    String axis,
    double level,
    int examples,
    MetricCatalogue catalogue) {

  public PackOptions {
    metrics = List.copyOf(metrics);
    groupBy = List.copyOf(groupBy);
    thresholds = List.copyOf(thresholds);
  }

  /** What there is to say when nothing is said. */
  public static PackOptions usual(MetricCatalogue catalogue) {
    return new PackOptions(
        "", List.of(), List.of(), List.of(Threshold.USUAL), "step", 0.95, 5, catalogue);
  }
}
