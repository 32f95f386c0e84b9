package dev.assay.testkit.paper;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation measured: the flat object of a {@code paper_metrics_results.json}.
 *
 * @param correct right answers per benchmark, in the order of {@link #BENCHMARKS}
 * @param librilight the long-context keys, as they are to be written
 * @param newest whether the newest writer made it, which adds {@code _correct} and the harmonic
 *     mean
 */
public record Scores(
    List<Integer> correct, Map<String, @Nullable Object> librilight, boolean newest) {
  public static final List<String> BENCHMARKS = List.of("sblimp", "swuggy", "tstory", "sstory");
  static final List<Integer> PAIRS = List.of(1000, 2000, 1871, 1871);

  /** A middling model with binomial noise. */
  public static Scores any(Chance chance, boolean newest) {
    var means =
        List.of(
            chance.gaussian(0.535, 0.01),
            chance.gaussian(0.635, 0.02),
            chance.gaussian(0.79, 0.015),
            chance.gaussian(0.608, 0.01));
    return drawn(chance, means, newest);
  }

  /** Draws the benchmarks around the true accuracies {@code means}; adds first-generation marks. */
  public static Scores drawn(Chance chance, List<Double> means, boolean newest) {
    var correct = new ArrayList<Integer>();
    for (int i = 0; i < means.size(); i++) {
      correct.add(chance.successes(PAIRS.get(i), means.get(i)));
    }
    var librilight = new LinkedHashMap<String, @Nullable Object>();
    for (var mark : List.of("8k", "16k", "24k")) {
      librilight.put("librilight_perplexity_" + mark, StrictMath.exp(chance.gaussian(8.6, 1.6)));
    }
    librilight.put("librilight_slope", chance.gaussian(1.7e-5, 4e-6));
    librilight.put("librilight_samples", Curve.HOURS.stream().mapToInt(Curve.Hour::tokens).sum());
    return new Scores(correct, librilight, newest);
  }

  /** Fraction correct of one benchmark. */
  public double accuracy(int benchmark) {
    return (double) correct.get(benchmark) / PAIRS.get(benchmark);
  }

  public double average() {
    double sum = 0;
    for (int i = 0; i < BENCHMARKS.size(); i++) {
      sum += accuracy(i);
    }
    return sum / BENCHMARKS.size();
  }

  double harmonicMean() {
    double sum = 0;
    for (int i = 0; i < BENCHMARKS.size(); i++) {
      sum += 1 / accuracy(i);
    }
    return BENCHMARKS.size() / sum;
  }

  /** The flat object, without a curve. */
  public Map<String, @Nullable Object> flat() {
    var flat = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < BENCHMARKS.size(); i++) {
      flat.putAll(benchmark(i));
    }
    flat.putAll(librilight);
    flat.put("paper_metrics_avg", average());
    if (newest) {
      flat.put("paper_metrics_f1", harmonicMean());
    }
    return flat;
  }

  Map<String, @Nullable Object> benchmark(int i) {
    var name = BENCHMARKS.get(i);
    var block = Json.object(name + "_accuracy", accuracy(i), name + "_samples", PAIRS.get(i));
    // The story benchmarks never say how many were right.
    if (newest && i < 2) {
      block.put(name + "_correct", correct.get(i));
    }
    return block;
  }

  /** The file's text, with the curve embedded where there is one. */
  public String text(@Nullable Curve curve) {
    var flat = flat();
    if (curve != null) {
      flat.put("librilight_progression", curve.json(2));
    }
    return Json.pretty(flat, 2);
  }
}
