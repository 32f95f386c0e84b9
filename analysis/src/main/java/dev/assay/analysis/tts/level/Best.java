package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.stats.MeanResamples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the temperature that suits a set of problems. */
final class Best {
  private Best() {}

  /**
   * At the largest budget of any temperature; the mean of the first n, as the field's tables have
   * it, says which is best, and problems drawn anew how sure that is.
   */
  static Optional<BestTemperature> of(
      List<Optional<Measured>> sides, Measure measure, StudyOptions options) {
    int n =
        sides.stream()
            .flatMap(Optional::stream)
            .flatMap(side -> side.budgets(measure).stream())
            .mapToInt(budget -> budget)
            .max()
            .orElse(0);
    if (n == 0) {
      return Optional.empty();
    }
    Column column = new Column(measure, n, Subsets.FIRST);
    int best = -1;
    double highest = 0;
    for (int i = 0; i < sides.size(); i++) {
      Cell cell = sides.get(i).map(side -> side.cell(column)).orElse(null);
      if (cell != null && cell.mean() > highest) {
        highest = cell.mean();
        best = i;
      }
    }
    return Optional.of(drawn(sides, column, best, options));
  }

  private static BestTemperature drawn(
      List<Optional<Measured>> sides, Column column, int best, StudyOptions options) {
    List<Integer> known = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      if (sides.get(i).isPresent() && sides.get(i).get().of(column).length > 0) {
        known.add(i);
      }
    }
    Double[] chances = new Double[sides.size()];
    Boolean[] near = new Boolean[sides.size()];
    java.util.Arrays.fill(chances, Double.NaN);
    java.util.Arrays.fill(near, false);
    double[][] columns =
        shared(known.stream().map(i -> sides.get(i).orElseThrow()).toList(), column);
    int problems = columns.length == 0 ? 0 : columns[0].length;
    if (problems > 0) {
      var draws = MeanResamples.of(columns, options.resamples(), options.seed());
      double[] chance = draws.chancesOfBest();
      boolean[] close = draws.nearBest(options.level());
      for (int k = 0; k < known.size(); k++) {
        chances[known.get(k)] = chance[k];
        near[known.get(k)] = close[k];
      }
    }
    return new BestTemperature(column, best, List.of(chances), List.of(near), problems);
  }

  /** Values of the problems that all have, by side. */
  private static double[][] shared(List<Measured> sides, Column column) {
    if (sides.isEmpty()) {
      return new double[0][];
    }
    Set<String> keys = new LinkedHashSet<>(sides.getFirst().keys());
    sides.forEach(side -> keys.retainAll(Set.copyOf(side.keys())));
    double[][] columns = new double[sides.size()][];
    for (int s = 0; s < columns.length; s++) {
      Map<String, Double> values = new HashMap<>();
      double[] of = sides.get(s).of(column);
      for (int p = 0; p < of.length; p++) {
        values.put(sides.get(s).keys().get(p), of[p]);
      }
      columns[s] = keys.stream().mapToDouble(key -> values.getOrDefault(key, 0.0)).toArray();
    }
    return columns;
  }
}
