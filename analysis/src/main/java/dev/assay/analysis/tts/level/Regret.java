package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Repeat;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is lost by one temperature for all problems, against the best temperature of each problem
 * (R1) and against the best single one (R2).
 *
 * <p>The best temperature of a problem is found on few completions, so that the oracle of the same
 * completions is too good: it takes the luckiest. {@code heldOut} chooses on every other run (of
 * one run: on every other completion, or tree of DVTS) and counts the rest, both ways round.
 * Source: specification of test-time scaling, section 7.2; the bias is that of Cawley and Talbot
 * 2010, "On Over-fitting in Model Selection", JMLR 11.
 *
 * @param column what is right
 * @param problems that all temperatures have
 * @param fixed index of the single temperature with the highest mean, the first of equals
 * @param oracle mean over problems at the best temperature of each, of the same completions
 * @param gain of the oracle over the best single temperature, with its interval over problems
 * @param heldOut mean at the temperature that other completions chose; NaN when unknown
 * @param heldOutInterval of that mean, over problems
 * @param lost by temperature
 */
public record Regret(
    Column column,
    int problems,
    int fixed,
    double oracle,
    @Nullable Interval gain,
    double heldOut,
    @Nullable Interval heldOutInterval,
    List<Lost> lost) {

  /**
   * What a single temperature loses.
   *
   * @param mean share that is right
   * @param toOracle R1: mean over problems of what their best temperature has more
   * @param toOracle95 its 95th percentile over problems
   * @param toFixed R2: mean over problems of what the best single temperature has more
   * @param toFixed95 its 95th percentile over problems
   */
  public record Lost(
      double mean, double toOracle, double toOracle95, double toFixed, double toFixed95) {}

  public Regret {
    lost = List.copyOf(lost);
  }

  /** Of share of right completions, and of each choice at the largest budget that all have. */
  static List<Regret> all(List<Measured> sides, StudyOptions options) {
    List<Regret> found = new ArrayList<>();
    if (sides.size() < 2) {
      return found;
    }
    List<String> keys = new ArrayList<>(sides.getFirst().keys());
    sides.forEach(side -> keys.retainAll(Set.copyOf(side.keys())));
    if (keys.isEmpty()) {
      return found;
    }
    List<int[]> places = sides.stream().map(side -> side.places(keys)).toList();
    for (Measure measure :
        List.of(Measure.COMPLETIONS, Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ)) {
      List<Integer> budgets = new ArrayList<>(sides.getFirst().budgets(measure));
      sides.forEach(side -> budgets.retainAll(side.budgets(measure)));
      if (!budgets.isEmpty()) {
        Column column = new Column(measure, budgets.getLast(), Subsets.EVERY);
        double[][] values =
            IntStream.range(0, sides.size())
                .mapToObj(t -> sides.get(t).of(column, places.get(t)))
                .toArray(double[][]::new);
        ProblemMean heldOut = new ProblemMean();
        if (measure == Measure.COMPLETIONS) {
          heldOut = heldOut(halves(sides, keys), keys);
        }
        found.add(of(column, values, heldOut, options.level()));
      }
    }
    return found;
  }

  /**
   * Computes it.
   *
   * @param values by temperature, then problem; at least one of each
   */
  static Regret of(Column column, double[][] values, ProblemMean heldOut, double level) {
    int problems = values[0].length;
    int fixed = 0;
    double[] means = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      means[t] = Moments.of(values[t]).mean();
      fixed = means[t] > means[fixed] ? t : fixed;
    }
    double[] best = best(values);
    double[] gains = minus(best, values[fixed]);
    List<Lost> lost = new ArrayList<>();
    for (int t = 0; t < values.length; t++) {
      double[] first = minus(best, values[t]);
      double[] second = minus(values[fixed], values[t]);
      lost.add(
          new Lost(
              means[t],
              Moments.of(first).mean(),
              percentile95(first),
              Moments.of(second).mean(),
              percentile95(second)));
    }
    Interval gain = Moments.of(gains).interval(level);
    return new Regret(
        column,
        problems,
        fixed,
        Moments.of(best).mean(),
        gain == null || gain.low() == gain.high() ? null : gain,
        heldOut.mean(),
        heldOut.interval(level),
        lost);
  }

  private static double[] best(double[][] values) {
    double[] best = values[0].clone();
    for (double[] of : values) {
      for (int p = 0; p < best.length; p++) {
        best[p] = Math.max(best[p], of[p]);
      }
    }
    return best;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  /** Linearly interpolated between order statistics. */
  private static double percentile95(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = 0.95 * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Shares of right completions of two halves that are independent of each other: every other run;
   * with one run every other completion, of DVTS every other tree; NaN where there are no such
   * halves. By half, temperature, problem.
   */
  static double[][][] halves(List<Measured> sides, List<String> keys) {
    boolean runs = sides.stream().allMatch(side -> side.repeats().size() > 1);
    double[][][] halves = new double[2][sides.size()][keys.size()];
    for (int t = 0; t < sides.size(); t++) {
      Map<String, double[]> counts = new HashMap<>();
      List<Repeat> repeats = sides.get(t).repeats();
      for (int r = 0; r < repeats.size(); r++) {
        Repeat repeat = repeats.get(r);
        int half = r % 2;
        int block = runs ? 0 : block(sides.get(t).setting().approach(), repeat);
        for (Outcome problem : repeat.run().problems()) {
          count(problem, counts, i -> runs ? half : block < 1 ? -1 : i / block % 2);
        }
      }
      for (int p = 0; p < keys.size(); p++) {
        double[] of = counts.getOrDefault(keys.get(p), new double[4]);
        halves[0][t][p] = of[0] / of[1];
        halves[1][t][p] = of[2] / of[3];
      }
    }
    return halves;
  }

  /** How many completions in a row depend on each other; 0 when that is unknown or all do. */
  static int block(String approach, Repeat repeat) {
    return switch (approach) {
      case "beam_search" -> 0;
      case "dvts" -> repeat.run().run().name().beamWidth().orElse(0);
      default -> 1;
    };
  }

  /** Counts each completion in its half; in none where that is negative. */
  private static void count(
      Outcome problem, Map<String, double[]> counts, IntUnaryOperator halfOf) {
    double[] of = counts.computeIfAbsent(problem.key(), key -> new double[4]);
    for (int i = 0; i < problem.size(); i++) {
      int half = halfOf.applyAsInt(i);
      if (half >= 0) {
        of[2 * half] += problem.correct()[i] ? 1 : 0;
        of[2 * half + 1]++;
      }
    }
  }

  /**
   * Mean over problems and both ways; the first of equal temperatures is chosen, of those that the
   * choosing half has. NaN where there is none.
   */
  static ProblemMean heldOut(double[][][] halves, List<String> keys) {
    ProblemMean mean = new ProblemMean();
    for (int half = 0; half < 2; half++) {
      double[][] chooses = halves[half];
      double[][] counts = halves[1 - half];
      for (int p = 0; p < chooses[0].length; p++) {
        int best = -1;
        for (int t = 0; t < chooses.length; t++) {
          boolean finite = Double.isFinite(chooses[t][p]);
          best = finite && (best < 0 || chooses[t][p] > chooses[best][p]) ? t : best;
        }
        if (best >= 0 && Double.isFinite(counts[best][p])) {
          mean.add(keys.get(p), counts[best][p]);
        }
      }
    }
    return mean;
  }
}
