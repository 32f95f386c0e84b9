package dev.assay.analysis.tts.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Invented;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Repeat;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.RunIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegretTest {
  private static final Column COLUMN = new Column(Measure.COMPLETIONS, 1, Subsets.EVERY);

  @Test
  void theOracleTakesTheBestOfEachProblem() {
    double[][] values = {{1, 0, 0.5, 0.5}, {0.5, 0.5, 0.5, 1}, {0, 0, 0, 0}};
    Regret regret = Regret.of(COLUMN, values, new ProblemMean(), 0.95);

    assertThat(regret.fixed()).isEqualTo(1);
    assertThat(regret.oracle()).isEqualTo((1 + 0.5 + 0.5 + 1) / 4);
    assertThat(regret.lost().get(0).toOracle()).isEqualTo((0 + 0.5 + 0 + 0.5) / 4);
    assertThat(regret.lost().get(0).toFixed()).isEqualTo((-0.5 + 0.5 + 0 + 0.5) / 4);
    assertThat(regret.lost().get(1).toFixed()).isZero();
    assertThat(regret.lost().get(1).toFixed95()).isZero();
    assertThat(regret.lost().get(2).mean()).isZero();
    // sorted regrets 0.5 0.5 1 1: the place 2.85 of 0 to 3
    assertThat(regret.lost().get(2).toOracle95()).isCloseTo(1, within(1e-12));
  }

  /**
   * Where temperatures are alike, the oracle of the same completions seems better; held out not.
   */
  @Test
  void choosingOnOtherCompletionsTakesTheLuckOutOfTheOracle() {
    var random = new SplittableRandom(11);
    int problems = 4_000;
    double[][][] halves = new double[2][4][problems];
    double[][] whole = new double[4][problems];
    for (int t = 0; t < 4; t++) {
      for (int p = 0; p < problems; p++) {
        for (int half = 0; half < 2; half++) {
          for (int i = 0; i < 4; i++) {
            halves[half][t][p] += random.nextBoolean() ? 0.25 : 0;
          }
          whole[t][p] += halves[half][t][p] / 2;
        }
      }
    }
    List<String> keys = IntStream.range(0, problems).mapToObj(Integer::toString).toList();
    ProblemMean heldOut = Regret.heldOut(halves, keys);
    Regret regret = Regret.of(COLUMN, whole, heldOut, 0.95);

    assertThat(regret.oracle()).isGreaterThan(0.65);
    assertThat(regret.heldOut()).isCloseTo(0.5, within(0.015));
    assertThat(Objects.requireNonNull(regret.heldOutInterval()).contains(0.5)).isTrue();
  }

  /** One problem, of which the first four completions are right and the others wrong. */
  static JudgedRun run(String approach, String sampling, int seed, boolean all) {
    String right = all ? "a" : "b";
    return new JudgedRun(
        Invented.ref(
            "me/default-MATH-500-Qwen2.5-3B-Instruct-" + approach,
            "HuggingFaceH4_MATH-500--T-0.2--top_p-1.0--n-8%s--seed-%s--agg_strategy-last"
                .formatted(sampling, seed)),
        List.of(
            Invented.problem(
                "p", List.of("a", "a", "a", "a", right, right, right, right), new double[8])));
  }

  private static double[][][] halves(JudgedRun... runs) {
    List<Repeat> repeats = new ArrayList<>();
    for (JudgedRun each : runs) {
      repeats.add(Repeat.of(each, StudyOptions.USUAL));
    }
    return Regret.halves(
        List.of(Measured.of(Setting.of("", runs[0].run()), repeats)), List.of("p"));
  }

  @Test
  void halvesAreIndependentOfEachOther() {
    assertThat(halves(run("bon", "", 1, false))).isDeepEqualTo(new double[][][] {{{0.5}}, {{0.5}}});
    assertThat(halves(run("dvts", "--m-4--iters-40--look-0", 1, false)))
        .isDeepEqualTo(new double[][][] {{{1}}, {{0}}});
    double[][][] beams = halves(run("beam_search", "--m-4--iters-40--look-0", 1, false));
    assertThat(beams[0][0][0]).isNaN();
    assertThat(Regret.heldOut(beams, List.of("p")).mean()).isNaN();
    assertThat(
            halves(
                run("beam_search", "--m-4--iters-40--look-0", 1, false),
                run("beam_search", "--m-4--iters-40--look-0", 2, true)))
        .isDeepEqualTo(new double[][][] {{{0.5}}, {{1}}});
  }

  /** Which completions share a tree is not known then; a name without m says bon by itself. */
  @Test
  void ofDvtsWithoutTheWidthOfItsTreesNothingIsHeldOut() {
    JudgedRun unsaid = run("dvts", "", 1, false);
    var stated =
        new RunIdentity.Stated(
            Optional.of(Approach.DVTS), Optional.empty(), Optional.empty(), OptionalInt.empty());
    RunRef ref = unsaid.run();
    var said = new RunRef(ref.place(), ref.subset(), ref.name(), ref.identity().said(stated));

    assertThat(Setting.of("", ref).approach()).isEqualTo("bon");
    double[][][] halves = halves(new JudgedRun(said, unsaid.problems()));
    assertThat(Regret.heldOut(halves, List.of("p")).mean()).isNaN();
  }

  @Test
  void aTemperatureThatAHalfLacksIsNotChosenThere() {
    double[][][] halves = {{{Double.NaN}, {0.25}}, {{0.75}, {0.5}}};
    // the first half chooses the second temperature, the second the first, which the first lacks
    assertThat(Regret.heldOut(halves, List.of("p")).mean()).isEqualTo(0.5);
  }
}
