package dev.assay.analysis.tts.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegretTest {
  private static final Column COLUMN = new Column(Measure.COMPLETIONS, 1, Subsets.EVERY);

  @Test
  void theOracleTakesTheBestOfEachProblem() {
    double[][] values = {{1, 0, 0.5, 0.5}, {0.5, 0.5, 0.5, 1}, {0, 0, 0, 0}};
    Regret regret = Regret.of(COLUMN, values, Double.NaN, 0.95);

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
    double heldOut = Regret.heldOut(halves);
    Regret regret = Regret.of(COLUMN, whole, heldOut, 0.95);

    assertThat(regret.oracle()).isGreaterThan(0.65);
    assertThat(heldOut).isCloseTo(0.5, within(0.015));
  }
}
