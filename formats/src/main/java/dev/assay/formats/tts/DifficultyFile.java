package dev.assay.formats.tts;

import dev.assay.domain.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What {@code assay tts difficulty} found of one model, approach and benchmark: its {@code
 * difficulty.json}, or a report of the field's older scripts, which holds less.
 *
 * @param origin which of the two it was
 * @param benchmark empty when unknown
 * @param model empty when unknown
 * @param label what the user calls it; may be empty
 * @param approach the field's word, such as {@code bon}; empty when unknown
 * @param sampling what else of the sampling is known; may be empty
 * @param temperatures ascending, each once
 * @param reference index of the temperature that levels come from; empty when unknown
 * @param levels the easiest first
 * @param capability share of right completions, by temperature; absent where unknown
 * @param levelOf level of each problem; empty when unknown
 * @param byProblem values by problem; may hold none
 */
public record DifficultyFile(
    Origin origin,
    String benchmark,
    String model,
    String label,
    String approach,
    String sampling,
    List<Double> temperatures,
    OptionalInt reference,
    List<Level> levels,
    Map<Integer, Number> capability,
    Map<String, Integer> levelOf,
    ByProblem byProblem) {

  /** Where the numbers were read. */
  public enum Origin {
    /** The structured file. */
    JSON,
    /** A report in Markdown, whose numbers are rounded. */
    REPORT
  }

  public DifficultyFile {
    temperatures = List.copyOf(temperatures);
    levels = List.copyOf(levels);
    capability = Collections.unmodifiableMap(new LinkedHashMap<>(capability));
    levelOf = Collections.unmodifiableMap(new LinkedHashMap<>(levelOf));
    Check.that(!temperatures.isEmpty(), "there is no temperature");
    Check.that(!levels.isEmpty(), "there is no level");
    int count = temperatures.size();
    Check.that(
        temperatures.stream().distinct().count() == count, "a temperature is there more than once");
    Check.that(
        levels.stream().map(Level::number).distinct().count() == levels.size(),
        "a level is there more than once");
    Check.that(
        reference.isEmpty() || reference.getAsInt() >= 0 && reference.getAsInt() < count,
        "the reference is none of %d temperatures",
        count);
    for (Level level : levels) {
      Check.that(
          level.numbers().size() == count,
          "level %d has numbers of %d temperatures, not of %d",
          level.number(),
          level.numbers().size(),
          count);
    }
  }

  /**
   * A level of difficulty.
   *
   * @param number 1 is the easiest
   * @param problems how many there are
   * @param numbers by temperature; none where a temperature has none of the problems
   * @param best which temperature is best, by measure and budget; none when unknown
   * @param gains what more completions gain; none when unknown
   */
  public record Level(
      int number,
      double min,
      double max,
      int problems,
      List<List<Number>> numbers,
      List<Best> best,
      List<Gain> gains) {
    public Level {
      numbers = numbers.stream().map(List::copyOf).toList();
      best = List.copyOf(best);
      gains = List.copyOf(gains);
    }
  }

  /**
   * A share of problems that are right.
   *
   * @param measure {@code naive}, {@code weighted}, {@code maj}, {@code pass} or {@code
   *     completions}
   * @param n completions per problem
   * @param subsets {@code first} or {@code every}
   * @param sd population standard deviation over runs; NaN when unknown
   * @param low lower end of its interval over problems; NaN when unknown
   * @param high upper end
   */
  public record Number(
      String measure, int n, String subsets, double mean, double sd, double low, double high) {}

  /**
   * Which temperature is best.
   *
   * @param best index; empty when nothing is right at any
   * @param chances of each to be the best; NaN where it was not measured
   * @param near which cannot be told from the best
   */
  public record Best(
      String measure, int n, OptionalInt best, List<Double> chances, List<Boolean> near) {
    public Best {
      chances = List.copyOf(chances);
      near = List.copyOf(near);
    }
  }

  /**
   * What more completions gain, on the same problems.
   *
   * @param temperature index
   * @param from completions per problem
   * @param to the larger number of them
   * @param gain difference of the accuracies, a share
   * @param low lower end of its interval over problems; NaN when unknown
   * @param high upper end
   */
  public record Gain(
      int temperature,
      String measure,
      String subsets,
      int from,
      int to,
      double gain,
      double low,
      double high) {}

  /**
   * Values of each problem.
   *
   * @param columns names such as {@code completions} or {@code maj@64}
   * @param values by problem, then column, then temperature; NaN where a temperature lacks it
   */
  public record ByProblem(List<String> columns, Map<String, double[][]> values) {
    /** No values. */
    public static final ByProblem NONE = new ByProblem(List.of(), Map.of());

    public ByProblem {
      columns = List.copyOf(columns);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
