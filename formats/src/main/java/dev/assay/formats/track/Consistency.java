package dev.assay.formats.track;

import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds values that cannot all be true. They are kept as they were given, and named. */
public final class Consistency {
  private static final double THRESHOLD = 50;
  private static final Pattern NEVER_NEGATIVE =
      Pattern.compile("^(steps_to_|num_)|(^|_)(steps|seconds|hours|gb|epochs?|samples|tokens)$");
  private static final List<String> KS = List.of("1", "5", "10", "20");

  private Consistency() {}

  /**
   * A doubt.
   *
   * @param metric the one in doubt
   * @param text what cannot be, lower case
   */
  public record Doubt(String metric, String text) {}

  /** The doubts about the metrics of one experiment, known by their names in the columns. */
  public static List<Doubt> of(Map<String, Double> metrics) {
    List<Doubt> doubts = new ArrayList<>();
    double ppl = metrics.getOrDefault("final_ppl", Double.NaN);
    if (metrics.containsKey("steps_to_ppl_50") && ppl > THRESHOLD) {
      doubts.add(new Doubt("steps_to_ppl_50", "given although final_ppl is " + ppl));
    }
    if (metrics.getOrDefault("steps_to_ppl_50", Double.NaN)
        > metrics.getOrDefault("total_steps", Double.NaN)) {
      doubts.add(new Doubt("steps_to_ppl_50", "larger than total_steps"));
    }
    hits(metrics, doubts);
    metrics.forEach((name, value) -> range(name, value, doubts));
    return doubts;
  }

  /** What the catalogue says that a metric cannot be, and counts and costs below 0. */
  private static void range(String name, double value, List<Doubt> doubts) {
    Metric metric = MetricCatalogue.builtIn().describe(MetricKey.of("tracker", name));
    boolean counted = NEVER_NEGATIVE.matcher(name).find();
    double low = metric.low().orElse(counted ? 0 : Double.NEGATIVE_INFINITY);
    double high = metric.high().orElse(Double.POSITIVE_INFINITY);
    if (value < low) {
      doubts.add(new Doubt(name, "is " + value + ", below the least that can be, " + low));
    } else if (value > high) {
      doubts.add(new Doubt(name, "is " + value + ", above the most that can be, " + high));
    }
  }

  private static void hits(Map<String, Double> metrics, List<Doubt> doubts) {
    String smaller = "";
    for (String k : KS) {
      String hit = "final_hit_at_" + k;
      Double value = metrics.get(hit);
      if (value == null) {
        continue;
      }
      if (!smaller.isEmpty() && metrics.getOrDefault(smaller, Double.NaN) > value) {
        doubts.add(new Doubt(hit, "below " + smaller + ", which cannot be"));
      }
      smaller = hit;
    }
  }
}
