package dev.assay.analysis.experiment;

import dev.assay.domain.MetricCatalogue;
import java.util.List;
import java.util.Locale;

/**
 * What is packaged, and how.
 *
 * @param baseline method that the others are compared with; empty to find the one that all others
 *     build on
 * @param metrics names in the order of the tables; empty for those that were measured
 * @param groupBy configuration keys whose values name a method; empty for the logged method
 * @param thresholds of curves, whose first step on the other side is a metric
 * @param axis what curves are drawn against, one of {@code StepCurve.AXES}
 * @param smoothing weight of what came before in drawn curves, in [0, 1); 0 for none
 * @param level of all intervals and verdicts, such as 0.95
 * @param examples most prompts on the page of examples
 * @param examplesBy which prompts these are
 * @param catalogue of directions and digits
 */
public record PackOptions(
    String baseline,
    List<String> metrics,
    List<String> groupBy,
    List<Threshold> thresholds,
    String axis,
    double smoothing,
    double level,
    int examples,
    ExamplesBy examplesBy,
    MetricCatalogue catalogue) {

  /** Rules that choose prompts; none looks at a text. */
  public enum ExamplesBy {
    /** Where the scores of methods differ most; where nobody scored, by lot. */
    DISAGREEMENT,
    /** In the order of their digests, which is as good as by lot. */
    LOT;

    /** The word on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PackOptions {
    metrics = List.copyOf(metrics);
    groupBy = List.copyOf(groupBy);
    thresholds = List.copyOf(thresholds);
  }

  /** The same, where the baseline is found or there is none. */
  public PackOptions withoutBaseline() {
    return new PackOptions(
        "", metrics, groupBy, thresholds, axis, smoothing, level, examples, examplesBy, catalogue);
  }

  /** What there is to say when nothing is said. */
  public static PackOptions usual(MetricCatalogue catalogue) {
    return new PackOptions(
        "",
        List.of(),
        List.of(),
        List.of(Threshold.USUAL),
        "step",
        0,
        0.95,
        5,
        ExamplesBy.DISAGREEMENT,
        catalogue);
  }
}
