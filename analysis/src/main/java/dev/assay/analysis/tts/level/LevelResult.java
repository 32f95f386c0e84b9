package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The problems of a level at each temperature.
 *
 * @param problems how many there are
 * @param sides by temperature; empty where a temperature has none of them
 * @param best by measure: naive, weighted, maj, as far as known; at the largest budget
 * @param bestAt the same at every budget
 * @param gains what twice the completions gain
 */
public record LevelResult(
    Level level,
    int problems,
    List<Optional<Measured>> sides,
    Map<Measure, BestTemperature> best,
    List<BestTemperature> bestAt,
    List<Gain> gains) {
  public LevelResult {
    sides = List.copyOf(sides);
    best = Map.copyOf(best);
    bestAt = List.copyOf(bestAt);
    gains = List.copyOf(gains);
  }
}
