package dev.assay.analysis.tts.measure;

import dev.assay.stats.Bootstrap;
import dev.assay.stats.MeanResamples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a setting: means over its runs, with intervals over problems.
 *
 * <p>The value of a problem is its mean over the runs that have it; problems are what is drawn, so
 * that an interval holds the chance of the problems and of the completions both.
 *
 * @param repeats the runs, by seed
 * @param keys of the problems, in the order of the first run that has them
 * @param values by column, then by problem
 * @param cells one per column, or none where only values were asked for
 */
public record Measured(
    Setting setting,
    List<Repeat> repeats,
    List<String> keys,
    Map<Column, double[]> values,
    Map<Column, Cell> cells) {

  public Measured {
    repeats = List.copyOf(repeats);
    keys = List.copyOf(keys);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** Measures runs of a setting; at least one. */
  public static Measured of(Setting setting, List<Repeat> repeats, StudyOptions options) {
    return of(setting, repeats).withCells(options, column -> true);
  }

  /** The same with cells of some columns. */
  Measured withCells(StudyOptions options, Predicate<Column> wanted) {
    List<Column> columns = values.keySet().stream().filter(wanted).toList();
    double[][] all =
        columns.stream()
            .map(column -> values.getOrDefault(column, new double[0]))
            .toArray(double[][]::new);
    boolean drawn =
        !columns.isEmpty() && keys.size() >= Bootstrap.FEWEST && keys.size() < Intervals.MANY;
    MeanResamples draws = drawn ? MeanResamples.of(all, options.resamples(), options.seed()) : null;
    return withCells(options, columns, draws);
  }

  /**
   * The same with cells of all columns.
   *
   * @param draws of its problems as {@link MeanResamples} draws them, a column for each of {@link
   *     #values} in their order
   */
  public Measured withCells(StudyOptions options, MeanResamples draws) {
    return withCells(options, List.copyOf(values.keySet()), draws);
  }

  /** The values of problems alone, without cells. */
  public static Measured of(Setting setting, List<Repeat> repeats) {
    List<Column> shared = new ArrayList<>(repeats.getFirst().vectors().columns().keySet());
    repeats.forEach(repeat -> shared.retainAll(repeat.vectors().columns().keySet()));
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Repeat repeat : repeats) {
      repeat.vectors().keys().forEach(key -> places.putIfAbsent(key, places.size()));
    }
    Map<Column, double[]> values = new LinkedHashMap<>();
    for (Column column : shared) {
      values.put(column, means(repeats, places, column));
    }
    return new Measured(setting, repeats, new ArrayList<>(places.keySet()), values, Map.of());
  }

  private static double[] means(List<Repeat> repeats, Map<String, Integer> places, Column column) {
    double[] sums = new double[places.size()];
    int[] counts = new int[places.size()];
    for (Repeat repeat : repeats) {
      double[] values = repeat.vectors().of(column);
      for (int p = 0; p < values.length; p++) {
        int at = places.getOrDefault(repeat.vectors().keys().get(p), 0);
        sums[at] += values[p];
        counts[at]++;
      }
    }
    for (int p = 0; p < sums.length; p++) {
      sums[p] /= counts[p];
    }
    return sums;
  }

  private Measured withCells(
      StudyOptions options, List<Column> columns, @Nullable MeanResamples draws) {
    Map<Column, Cell> made = new LinkedHashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      double[] over = values.getOrDefault(column, new double[0]);
      Intervals interval = Intervals.of(over, draws, c, options.level());
      List<Double> runs =
          repeats.stream().map(repeat -> mean(repeat.vectors().of(column))).toList();
      double mean = runs.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
      made.put(
          column, new Cell(column, mean, runs, interval.interval(), interval.how(), over.length));
    }
    return new Measured(setting, repeats, keys, values, made);
  }

  private static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** One number; null when the runs do not all have it. */
  public @Nullable Cell cell(Column column) {
    return cells.get(column);
  }

  /** Budgets of a measure, ascending. */
  public List<Integer> budgets(Measure measure) {
    return values.keySet().stream()
        .filter(column -> column.measure() == measure)
        .map(Column::n)
        .distinct()
        .sorted()
        .toList();
  }

  /** By problem, in the order of {@link #keys}; empty when the runs do not all have it. */
  public double[] of(Column column) {
    return values.getOrDefault(column, new double[0]);
  }

  /** Where it has problems; -1 where it has not. */
  public int[] places(Collection<String> problems) {
    Map<String, Integer> places = new HashMap<>();
    keys.forEach(key -> places.put(key, places.size()));
    return problems.stream().mapToInt(key -> places.getOrDefault(key, -1)).toArray();
  }

  /**
   * A column at some problems.
   *
   * @param places in {@link #keys}; NaN at those below 0
   */
  public double[] of(Column column, int[] places) {
    double[] all = of(column);
    return IntStream.of(places).mapToDouble(p -> p < 0 ? Double.NaN : all[p]).toArray();
  }

  /**
   * The same of some problems, without cells; the numbers of runs are not computed anew.
   *
   * @return empty when none of them is there
   */
  public Optional<Measured> within(Predicate<String> keys) {
    List<Repeat> kept =
        repeats.stream()
            .map(repeat -> repeat.within(keys))
            .filter(repeat -> !repeat.vectors().keys().isEmpty())
            .toList();
    return kept.isEmpty() ? Optional.empty() : Optional.of(of(setting, kept));
  }

  /** Names of the runs. */
  public List<String> seeds() {
    return repeats.stream().map(Repeat::name).toList();
  }
}
