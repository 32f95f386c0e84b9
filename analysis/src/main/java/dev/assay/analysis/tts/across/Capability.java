package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile;
import dev.assay.formats.tts.DifficultyFile.Number;
import dev.assay.stats.Bootstrap;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.MeanResamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The share of right completions of an algorithm, by temperature.
 *
 * @param experiment one of the algorithm's; the share does not depend on the reference
 * @param best index of the temperature with the highest share, the lowest of equals; empty when
 *     none is known
 * @param chances of each temperature to be the best when problems are drawn anew; NaN when unknown,
 *     or with fewer problems than {@link Bootstrap#FEWEST}
 * @param near indices of others that cannot be told from it: all of them with so few problems
 */
public record Capability(
    Experiment experiment, OptionalInt best, List<Double> chances, List<Integer> near) {
  private static final String COLUMN = "completions";
  private static final int DRAWS = 2_000;
  private static final long SEED = 42;

  public Capability {
    chances = List.copyOf(chances);
    near = List.copyOf(near);
  }

  /** Of an experiment. */
  public static Capability of(Experiment experiment, double level) {
    DifficultyFile file = experiment.file();
    int best = -1;
    for (Map.Entry<Integer, Number> each : file.capability().entrySet()) {
      Number highest = file.capability().get(best);
      boolean higher = highest == null || each.getValue().mean() > highest.mean();
      best = higher ? each.getKey() : best;
    }
    Double[] chances = new Double[file.temperatures().size()];
    Arrays.fill(chances, Double.NaN);
    List<Integer> near = new ArrayList<>();
    double[][] columns = columns(file);
    boolean few = columns.length > 0 && columns[0].length < Bootstrap.FEWEST;
    for (int t = 0; few && t < columns.length; t++) {
      if (t != best) {
        near.add(t); // too few problems to draw anew: nothing can be told from the best
      }
    }
    if (columns.length > 0 && !few) {
      var draws = MeanResamples.of(columns, DRAWS, SEED);
      double[] chance = draws.chancesOfBest();
      boolean[] close = draws.nearBest(level);
      for (int t = 0; t < chance.length; t++) {
        chances[t] = chance[t];
        if (close[t] && t != best) {
          near.add(t);
        }
      }
    }
    return new Capability(
        experiment, best < 0 ? OptionalInt.empty() : OptionalInt.of(best), List.of(chances), near);
  }

  /** Whether it is known which temperatures cannot be told from the best. */
  public boolean known() {
    return !near.isEmpty() || chances.stream().noneMatch(chance -> chance.isNaN());
  }

  /** The share at a temperature. */
  public Optional<Number> at(int temperature) {
    return Optional.ofNullable(experiment.file().capability().get(temperature));
  }

  /** The highest share; NaN when none is known. */
  public double highest() {
    return best.isEmpty() ? Double.NaN : at(best.getAsInt()).map(Number::mean).orElse(Double.NaN);
  }

  /**
   * How much more right completions another has, each at its best temperature, on shared problems.
   *
   * @return null when the files do not have values by problem, or share none
   */
  public @Nullable MeanDifference gap(Capability other, double level) {
    if (best.isEmpty() || other.best.isEmpty()) {
      return null;
    }
    List<Double> differences = new ArrayList<>();
    Map<String, double[][]> here = experiment.file().byProblem().values();
    int column = column(experiment.file());
    int column2 = column(other.experiment.file());
    if (column < 0 || column2 < 0) {
      return null;
    }
    other
        .experiment
        .file()
        .byProblem()
        .values()
        .forEach((key, values) -> {
          double[][] mine = here.get(key);
          if (mine != null) {
            differences.add(values[column2][other.best.getAsInt()] - mine[column][best.getAsInt()]);
          }
        });
    return MeanDifference.paired(level, differences.stream().mapToDouble(value -> value).toArray());
  }

  private static int column(DifficultyFile file) {
    return file.byProblem().columns().indexOf(COLUMN);
  }

  /** By temperature, of the problems that all have; empty when there is none. */
  private static double[][] columns(DifficultyFile file) {
    int column = column(file);
    int temperatures = file.temperatures().size();
    if (column < 0) {
      return new double[0][];
    }
    List<double[]> rows = new ArrayList<>();
    for (String key : new TreeSet<>(file.byProblem().values().keySet())) {
      double[][] of = file.byProblem().values().get(key);
      if (of != null && Arrays.stream(of[column]).noneMatch(Double::isNaN)) {
        rows.add(of[column]);
      }
    }
    if (rows.isEmpty()) {
      return new double[0][];
    }
    double[][] columns = new double[temperatures][rows.size()];
    for (int p = 0; p < rows.size(); p++) {
      for (int t = 0; t < temperatures; t++) {
        columns[t][p] = rows.get(p)[t];
      }
    }
    return columns;
  }
}
