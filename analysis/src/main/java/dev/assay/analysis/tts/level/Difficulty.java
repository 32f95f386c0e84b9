package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.tts.Allotment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How each temperature does on problems of each level of difficulty.
 *
 * <p>Source: specification of test-time scaling, sections 3.7 and 3.8.
 *
 * @param group what was analysed: one model and approach
 * @param sides one setting per temperature, ascending
 * @param reference index of the temperature that levels come from
 * @param levelOf level of each problem
 * @param results one per level, the easiest first
 * @param regrets what one temperature for all problems loses; none with one temperature
 * @param options how numbers were made
 */
public record Difficulty(
    Comparison group,
    List<Measured> sides,
    int reference,
    Levels levels,
    Map<String, Baseline> baselines,
    Map<String, Level> levelOf,
    List<LevelResult> results,
    HeldOut heldOut,
    List<Regret> regrets,
    StudyOptions options) {

  public Difficulty {
    sides = List.copyOf(sides);
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    levelOf = Collections.unmodifiableMap(new LinkedHashMap<>(levelOf));
    results = List.copyOf(results);
    regrets = List.copyOf(regrets);
  }

  /** How levels are made of the accuracies at the reference temperature. */
  @FunctionalInterface
  public interface Stratify {
    Levels of(double[] accuracies);
  }

  /**
   * Analyses the temperatures of a model and approach.
   *
   * @param reference temperature that levels come from; empty for the lowest
   * @throws AssayException NOT_FOUND when the reference is not there
   */
  public static Difficulty of(
      Comparison group, Optional<Double> reference, Stratify stratify, StudyOptions options) {
    List<Measured> sides =
        group.sides().stream()
            .filter(side -> side.setting().allotment() instanceof Allotment.One)
            .toList();
    int at = place(sides, reference);
    Measured base = sides.get(at);
    Map<String, Baseline> baselines = baselines(base);
    Levels levels =
        stratify.of(baselines.values().stream().mapToDouble(Baseline::accuracy).toArray());
    Map<String, Level> levelOf = new LinkedHashMap<>();
    baselines.forEach((key, each) -> levelOf.put(key, levels.of(each.accuracy())));
    List<LevelResult> results =
        levels.levels().parallelStream()
            .map(level -> result(level, levelOf, sides, options))
            .toList();
    return new Difficulty(
        group,
        sides,
        at,
        levels,
        baselines,
        levelOf,
        results,
        Folds.heldOut(sides, at, levels, options),
        Regret.all(sides, options),
        options);
  }

  private static int place(List<Measured> sides, Optional<Double> reference) {
    for (int i = 0; i < sides.size(); i++) {
      if (reference.isEmpty() || temperature(sides.get(i)) == reference.get()) {
        return i;
      }
    }
    throw new AssayException(
        Kind.NOT_FOUND,
        sides.isEmpty()
            ? "no run has one temperature, which levels need"
            : "there is no run at the reference temperature " + reference.orElse(0.0),
        sides.isEmpty()
            ? "Give runs whose names state T-0.8 or the like."
            : "There are: "
                + sides.stream()
                    .map(side -> Double.toString(temperature(side)))
                    .collect(Collectors.joining(", ")));
  }

  /** The one temperature of a side. */
  public static double temperature(Measured side) {
    return side.setting().allotment().all().getFirst();
  }

  /** How hard problems are, by the share of right completions. */
  static Map<String, Baseline> baselines(Measured base) {
    double[] accuracy = base.of(new Column(Measure.COMPLETIONS, 1, Subsets.EVERY));
    Map<String, String> answers = new HashMap<>();
    Map<String, Integer> evaluations = new HashMap<>();
    base.repeats()
        .forEach(repeat ->
            repeat
                .run()
                .problems()
                .forEach(problem -> {
                  answers.putIfAbsent(problem.key(), problem.gold());
                  evaluations.merge(problem.key(), 1, Integer::sum);
                }));
    Map<String, Baseline> baselines = new LinkedHashMap<>();
    for (int p = 0; p < accuracy.length; p++) {
      String key = base.keys().get(p);
      baselines.put(
          key,
          new Baseline(
              key, answers.getOrDefault(key, ""), accuracy[p], evaluations.getOrDefault(key, 0)));
    }
    return baselines;
  }

  private static LevelResult result(
      Level level, Map<String, Level> levelOf, List<Measured> sides, StudyOptions options) {
    List<Optional<Measured>> within = new ArrayList<>();
    for (Measured side : sides) {
      within.add(side.within(key -> level.equals(levelOf.get(key))));
    }
    Best drawn = Best.of(within, options);
    List<BestTemperature> bestAt = drawn.temperatures();
    Map<Measure, BestTemperature> best = new HashMap<>();
    bestAt.forEach(each -> best.put(each.column().measure(), each)); // the largest comes last
    int problems = (int) levelOf.values().stream().filter(level::equals).count();
    return new LevelResult(level, problems, drawn.sides(), best, bestAt, drawn.gains());
  }
}
