package dev.assay.formats.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds values that cannot all be true. They are kept as they were given, and named. */
public final class Consistency {
  private static final double THRESHOLD = 50;
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
    double mrr = metrics.getOrDefault("final_mrr", Double.NaN);
    if (metrics.containsKey("steps_to_ppl_50") && ppl > THRESHOLD) {
      doubts.add(new Doubt("steps_to_ppl_50", "given although final_ppl is " + ppl));
    }
    if (metrics.getOrDefault("steps_to_ppl_50", Double.NaN)
        > metrics.getOrDefault("total_steps", Double.NaN)) {
      doubts.add(new Doubt("steps_to_ppl_50", "larger than total_steps"));
    }
    if (mrr > 1) {
      doubts.add(new Doubt("final_mrr", "a mean reciprocal rank above 1: " + mrr));
    }
    hits(metrics, doubts);
    if (ppl < 1) {
      doubts.add(new Doubt("final_ppl", "a perplexity below 1: " + ppl));
    }
    return doubts;
  }

  private static void hits(Map<String, Double> metrics, List<Doubt> doubts) {
    String smaller = "";
    for (String k : KS) {
      String hit = "final_hit_at_" + k;
      Double value = metrics.get(hit);
      if (value == null) {
        continue;
      }
      if (value > 1) {
        doubts.add(new Doubt(hit, "a share above 1: " + value));
      }
      if (!smaller.isEmpty() && metrics.getOrDefault(smaller, Double.NaN) > value) {
        doubts.add(new Doubt(hit, "below " + smaller + ", which cannot be"));
      }
      smaller = hit;
    }
  }
}
