package dev.assay.analysis.tts.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Invented;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.domain.AssayException;
import dev.assay.formats.tts.Baselines;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DifficultyTest {
  private static final String NAME =
      "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-8--seed-%s--agg_strategy-last";

  private static Difficulty difficulty(Optional<Double> reference, int seeds) {
    return difficulty(reference, seeds, 80);
  }

  private static Difficulty difficulty(Optional<Double> reference, int seeds, int problems) {
    List<Study.Labelled> runs = new ArrayList<>();
    for (String t : List.of("0.2", "0.8")) {
      for (int seed = 1; seed <= seeds; seed++) {
        runs.add(
            Invented.run(
                "me/default-MATH-500-Qwen2.5-3B-Instruct-bon",
                NAME.formatted(t, seed),
                problems,
                8,
                0,
                seed + (t.equals("0.2") ? 0 : 50)));
      }
    }
    Study study = Study.of(runs, StudyOptions.USUAL);
    return Difficulty.of(
        Comparison.of(study, AnalysisType.TEMPERATURE_COMPARISON).getFirst(),
        reference,
        accuracies -> Levels.USUAL,
        StudyOptions.USUAL);
  }

  @Test
  void everyProblemIsInExactlyOneLevelAlsoAtABoundary() {
    assertThat(Levels.USUAL.of(1).number()).isEqualTo(1);
    assertThat(Levels.USUAL.of(0.8).number()).isEqualTo(1);
    assertThat(Levels.USUAL.of((0.1 + 0.7) * 1).number()).isEqualTo(1); // 0.7999999999999999
    assertThat(Levels.USUAL.of(0.79).number()).isEqualTo(2);
    assertThat(Levels.USUAL.of(0.2).number()).isEqualTo(4);
    assertThat(Levels.USUAL.of(0).number()).isEqualTo(5);
    Difficulty found = difficulty(Optional.empty(), 2);
    assertThat(found.results().stream().mapToInt(LevelResult::problems).sum()).isEqualTo(80);
    assertThat(found.levelOf()).hasSize(80);
  }

  @Test
  void levelsWithAGapAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Levels.parse(List.of("1:0.8,1.0", "2:0,0.7")))
        .withMessageContaining("without gap");
    assertThatIllegalArgumentException().isThrownBy(() -> Levels.parse(List.of("1:0.8-1")));
    assertThat(Levels.parse(List.of("2:0,0.5", "1:0.5,1")).of(0.5).number()).isEqualTo(1);
  }

  @Test
  void quantilesPartEvenlyWhereNothingIsTied() {
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      values[i] = i / 99.0;
    }
    Levels levels = Levels.quantiles(5, values);
    int[] counts = new int[6];
    for (double value : values) {
      counts[levels.of(value).number()]++;
    }
    assertThat(counts).containsExactly(0, 20, 20, 20, 20, 20);
    Levels tied = Levels.quantiles(5, 1, 1, 1, 1, 0);
    assertThat(tied.of(1).number()).isEqualTo(1);
    assertThat(tied.of(0).number()).isEqualTo(5);
  }

  /** Both temperatures are drawn from the same chances, so that any difference is regression. */
  @Test
  void heldOutLevelsDoNotFlatterTheReference() {
    Difficulty found = difficulty(Optional.of(0.2), 3);
    double held = 0;
    for (HeldOut.Cell each : found.heldOut().cells()) {
      if (each.measure() == Measure.MAJ && each.temperature() == 0 && each.level() == 5) {
        held = each.mean();
      }
    }
    var level5 = found.results().getLast();
    double same =
        Objects.requireNonNull(
                level5
                    .sides()
                    .getFirst()
                    .orElseThrow()
                    .cell(Objects.requireNonNull(level5.best().get(Measure.MAJ)).column()))
            .mean();
    assertThat(found.heldOut().how()).contains("all runs but one");
    assertThat(held).isGreaterThanOrEqualTo(same);
    assertThat(difficulty(Optional.of(0.2), 1).heldOut().how()).contains("every other completion");
  }

  @Test
  void chancesOfBeingBestSumToOne() {
    for (LevelResult result : difficulty(Optional.empty(), 2, 250).results()) {
      assertThat(result.problems()).isGreaterThanOrEqualTo(35);
      BestTemperature best = Objects.requireNonNull(result.best().get(Measure.MAJ));
      assertThat(best.chances().stream().mapToDouble(value -> value).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(best.near()).contains(true);
    }
  }

  @Test
  void fewProblemsTellNoTemperaturesApart() {
    for (LevelResult result : difficulty(Optional.empty(), 2, 60).results()) {
      assertThat(result.problems()).isLessThan(35);
      BestTemperature best = Objects.requireNonNull(result.best().get(Measure.MAJ));
      assertThat(best.chances()).allSatisfy(chance -> assertThat(chance).isNaN());
      assertThat(best.near()).containsOnly(true);
    }
  }

  @Test
  void aReferenceThatIsNotThereNamesThoseThatAre() {
    assertThatExceptionOfType(AssayException.class)
        .isThrownBy(() -> difficulty(Optional.of(0.5), 1))
        .satisfies(e -> assertThat(e.remedy()).contains("0.2, 0.8"));
  }

  @Test
  void problemsMigrateAndMissingOnesAreSaid() {
    Map<String, Double> first = new LinkedHashMap<>();
    Map<String, Double> second = new LinkedHashMap<>();
    first.put("easier", 0.1);
    second.put("easier", 0.9);
    first.put("harder", 0.9);
    second.put("harder", 0.3);
    first.put("same", 0.5);
    second.put("same", 0.55);
    first.put("lost", 0.5);
    Migration found =
        Migration.of(
            new Baselines(OptionalDouble.of(0.1), first),
            new Baselines(OptionalDouble.of(0.8), second));
    assertThat(found.easier()).isEqualTo(1);
    assertThat(found.harder()).isEqualTo(1);
    assertThat(found.same()).isEqualTo(1);
    assertThat(found.onlyFirst()).containsExactly("lost");
    assertThat(found.matrix()[4][0]).isEqualTo(1);
    assertThat(found.gains(5)).extracting(Migration.Move::key).containsExactly("easier");
    assertThat(found.losses(5)).extracting(Migration.Move::key).containsExactly("harder");
  }

  @Test
  void gainsAreDifferencesOfTheLevelsNumbersWithIntervalsAroundThem() {
    Difficulty found = difficulty(Optional.empty(), 2);
    int intervals = 0;
    for (LevelResult result : found.results()) {
      for (Gain gain : result.gains()) {
        var side = result.sides().get(gain.temperature()).orElseThrow();
        double from = Moments.of(side.of(gain.from())).mean();
        double to = Moments.of(side.of(gain.to())).mean();
        assertThat(gain.to().n()).isEqualTo(2 * gain.from().n());
        assertThat(gain.value()).isCloseTo(to - from, within(1e-12));
        if (gain.interval() != null) {
          assertThat(gain.interval().low()).isLessThanOrEqualTo(gain.value());
          assertThat(gain.interval().high()).isGreaterThanOrEqualTo(gain.value());
          intervals++;
        }
      }
      assertThat(result.bestAt()).containsAll(result.best().values());
      assertThat(result.bestAt())
          .extracting(best -> best.column().name())
          .contains("maj@1", "maj@2", "maj@4", "maj@8");
    }
    assertThat(intervals).isPositive();
  }

  @Test
  void noSingleTemperatureIsBetterThanTheBestOfEachProblem() {
    Difficulty found = difficulty(Optional.empty(), 2);
    assertThat(found.regrets())
        .extracting(regret -> regret.column().name())
        .containsExactly("completions", "naive@8", "weighted@8", "maj@8");
    for (Regret regret : found.regrets()) {
      assertThat(regret.problems()).isEqualTo(80);
      assertThat(regret.lost().get(regret.fixed()).toFixed()).isZero();
      for (Regret.Lost lost : regret.lost()) {
        assertThat(lost.toOracle()).isCloseTo(regret.oracle() - lost.mean(), within(1e-12));
        assertThat(lost.toOracle()).isNotNegative();
        assertThat(lost.toFixed()).isNotNegative();
      }
    }
    Regret completions = found.regrets().getFirst();
    assertThat(completions.heldOut()).isLessThan(completions.oracle());
    assertThat(found.regrets().getLast().heldOut()).isNaN();
  }
}
