package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.stats.Bootstrap;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanResamples;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the temperatures that suit a set of problems, and what more completions gain there: the
 * problems are drawn anew once for all of it.
 */
final class Best {
  private static final List<Measure> CHOICES =
      List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ);

  /** From how many problems on gains get t intervals, so that fewer columns are drawn. */
  private static final int MANY = 2_000;

  /** A number of a temperature. */
  private record Place(int side, Column column) {}

  private final List<Optional<Measured>> sides;
  private final StudyOptions options;
  private final Map<Place, Integer> places = new HashMap<>();
  private final @Nullable MeanResamples draws;
  private final int problems;

  private Best(List<Optional<Measured>> plain, StudyOptions options) {
    this.options = options;
    Set<String> keys = shared(plain);
    problems = keys.size();
    List<double[]> columns = new ArrayList<>();
    for (int s = 0; s < plain.size(); s++) {
      Measured side = plain.get(s).orElse(null);
      if (side == null) {
        continue;
      }
      int[] at = side.places(keys);
      for (Column column : side.values().keySet()) {
        if (column.of() == Subsets.FIRST || problems < MANY) {
          places.put(new Place(s, column), columns.size());
          columns.add(side.of(column, at));
        }
      }
    }
    draws =
        problems == 0 || columns.isEmpty()
            ? null
            : MeanResamples.of(
                columns.toArray(double[][]::new), options.resamples(), options.seed());
    List<String> order = List.copyOf(keys);
    sides =
        IntStream.range(0, plain.size())
            .mapToObj(s -> plain.get(s).map(side -> withCells(s, side, order)))
            .toList();
  }

  /** A side that has just the problems that were drawn was drawn with them. */
  private Measured withCells(int at, Measured side, List<String> order) {
    if (draws == null || problems >= MANY || !side.keys().equals(order)) {
      return Measured.of(side.setting(), side.repeats(), options);
    }
    int[] own =
        side.values().keySet().stream()
            .mapToInt(column -> places.getOrDefault(new Place(at, column), 0))
            .toArray();
    return side.withCells(options, draws.only(own));
  }

  /** The sides, with their cells. */
  List<Optional<Measured>> sides() {
    return sides;
  }

  /** Draws the problems of sides that have no cells yet. */
  static Best of(List<Optional<Measured>> plain, StudyOptions options) {
    return new Best(plain, options);
  }

  /** Problems that all temperatures have that have any. */
  private static Set<String> shared(List<Optional<Measured>> sides) {
    Set<String> keys = new LinkedHashSet<>();
    boolean any = false;
    for (Optional<Measured> side : sides) {
      if (side.isPresent()) {
        if (any) {
          keys.retainAll(Set.copyOf(side.get().keys()));
        } else {
          keys.addAll(side.get().keys());
        }
        any = true;
      }
    }
    return keys;
  }

  /**
   * By method and budget; the mean of the first n, as the field's tables have it, says which is
   * best, and problems drawn anew how sure that is.
   */
  List<BestTemperature> temperatures() {
    List<BestTemperature> found = new ArrayList<>();
    for (Measure measure : CHOICES) {
      TreeSet<Integer> budgets = new TreeSet<>();
      sides.forEach(side -> side.ifPresent(of -> budgets.addAll(of.budgets(measure))));
      budgets.forEach(n -> found.add(temperature(new Column(measure, n, Subsets.FIRST))));
    }
    return found;
  }

  private BestTemperature temperature(Column column) {
    int best = -1;
    double highest = 0;
    List<Integer> known = new ArrayList<>();
    for (int s = 0; s < sides.size(); s++) {
      Cell cell = sides.get(s).map(side -> side.cell(column)).orElse(null);
      if (cell != null && cell.mean() > highest) {
        highest = cell.mean();
        best = s;
      }
      if (places.containsKey(new Place(s, column))) {
        known.add(s);
      }
    }
    Double[] chances = new Double[sides.size()];
    Boolean[] near = new Boolean[sides.size()];
    Arrays.fill(chances, Double.NaN);
    Arrays.fill(near, false);
    if (problems < Bootstrap.FEWEST) {
      known.forEach(s -> near[s] = true); // too few to draw anew: nothing can be told apart
    } else if (draws != null && !known.isEmpty()) {
      var some =
          draws.only(
              known.stream().mapToInt(s -> places.getOrDefault(new Place(s, column), 0)).toArray());
      double[] chance = some.chancesOfBest();
      boolean[] close = some.nearBest(options.level());
      for (int k = 0; k < known.size(); k++) {
        chances[known.get(k)] = chance[k];
        near[known.get(k)] = close[k];
      }
    }
    return new BestTemperature(
        column, best, List.of(chances), List.of(near), known.isEmpty() ? 0 : problems);
  }

  /** What twice the completions gain: by temperature, then number, then budget. */
  List<Gain> gains() {
    List<Gain> gains = new ArrayList<>();
    for (int s = 0; s < sides.size(); s++) {
      Measured side = sides.get(s).orElse(null);
      if (side == null) {
        continue;
      }
      for (Column column : side.cells().keySet()) {
        Column twice = new Column(column.measure(), 2 * column.n(), column.of());
        Cell from = side.cell(column);
        Cell to = side.cell(twice);
        if (column.measure() != Measure.COMPLETIONS && from != null && to != null) {
          gains.add(
              new Gain(
                  s, column, twice, to.mean() - from.mean(), interval(s, side, column, twice)));
        }
      }
    }
    return gains;
  }

  private @Nullable Interval interval(int at, Measured side, Column column, Column twice) {
    double[] from = side.of(column);
    double[] to = side.of(twice);
    Integer low = places.get(new Place(at, column));
    Integer high = places.get(new Place(at, twice));
    if (draws != null && low != null && high != null && problems >= Bootstrap.FEWEST) {
      return draws.difference(high, low, options.level());
    }
    double[] differences = new double[from.length];
    for (int p = 0; p < from.length; p++) {
      differences[p] = to[p] - from[p];
    }
    Interval t = Moments.of(differences).interval(options.level());
    return t == null || t.low() == t.high()
        ? null
        : new Interval(Math.max(-1, t.low()), Math.min(1, t.high()));
  }
}
