package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanResamplesTest {
  private static double[] normals(long seed, int size, double shift) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, size)
        .mapToDouble(i -> shift + Normal.quantile(random.nextDouble(1e-9, 1)))
        .toArray();
  }

  @Test
  void theIntervalOfManyNormalValuesIsThatOfStudent() {
    double[] values = normals(1, 400, 0);
    Interval drawn =
        Objects.requireNonNull(
            MeanResamples.of(new double[][] {values}, 20_000, 5).interval(0, 0.95));
    Interval student = Objects.requireNonNull(Moments.of(values).interval(0.95));
    assertThat(drawn.low()).isCloseTo(student.low(), within(0.01));
    assertThat(drawn.high()).isCloseTo(student.high(), within(0.01));
  }

  /** Were a draw its neighbour's moved by one, the correlation would be near 1. */
  @Test
  void drawsDoNotDependOnTheirNeighbours() {
    var draws = MeanResamples.of(new double[][] {normals(7, 300, 0)}, 2_000, 42);
    double[] here = IntStream.range(0, 1_999).mapToDouble(d -> draws.mean(0, d)).toArray();
    double[] next = IntStream.range(1, 2_000).mapToDouble(d -> draws.mean(0, d)).toArray();
    Correlation found = Objects.requireNonNull(Correlation.pearson(here, next, 0.95));
    assertThat(found.r()).isCloseTo(0, within(0.09)); // four standard errors
  }

  @Test
  void columnsOfADrawShareItsItems() {
    double[] values = normals(2, 30, 0);
    double[] shifted = IntStream.range(0, 30).mapToDouble(i -> values[i] + 1).toArray();
    var draws = MeanResamples.of(new double[][] {values, shifted}, 200, 1);
    for (int draw = 0; draw < 200; draw++) {
      assertThat(draws.mean(1, draw) - draws.mean(0, draw)).isCloseTo(1, within(1e-12));
    }
    assertThat(draws.chancesOfBest()).containsExactly(0.0, 1.0);
    assertThat(draws.nearBest(0.95)).containsExactly(false, true);
  }

  @Test
  void whatCannotBeToldFromTheBestIsNearIt() {
    double[][] columns = {normals(3, 200, 0), normals(4, 200, 0.02), normals(5, 200, -2)};
    var draws = MeanResamples.of(columns, 1_000, 1);
    assertThat(draws.nearBest(0.95)).containsExactly(true, true, false);
    double[] chance = draws.chancesOfBest();
    assertThat(chance[0] + chance[1] + chance[2]).isCloseTo(1, within(1e-9));
    assertThat(chance[2]).isZero();
  }

  @Test
  void equalColumnsShareTheLeadAndSayNothingOfTheSpread() {
    var draws = MeanResamples.of(new double[][] {{1, 1}, {1, 1}}, 100, 1);
    assertThat(draws.chancesOfBest()[0]).isCloseTo(0.5, within(1e-9));
    assertThat(draws.interval(0, 0.95)).isNull();
  }

  @Test
  void equalSeedsGiveEqualDraws() {
    double[][] columns = {normals(6, 50, 0)};
    assertThat(MeanResamples.of(columns, 500, 3).interval(0, 0.9))
        .isEqualTo(MeanResamples.of(columns, 500, 3).interval(0, 0.9))
        .isNotEqualTo(MeanResamples.of(columns, 500, 4).interval(0, 0.9));
  }

  @Test
  void someColumnsHaveTheSameDrawsAndTheirDifferenceIsPaired() {
    double[][] columns = {normals(1, 50, 0), normals(2, 50, 0.3), normals(3, 50, 0.1)};
    var all = MeanResamples.of(columns, 300, 9);
    var some = all.only(2, 0);
    assertThat(some.mean(0)).isEqualTo(all.mean(2));
    assertThat(some.mean(1, 17)).isEqualTo(all.mean(0, 17));

    double[] differences =
        IntStream.range(0, 50).mapToDouble(i -> columns[2][i] - columns[0][i]).toArray();
    Interval slow =
        Objects.requireNonNull(
            MeanResamples.of(new double[][] {differences}, 300, 9).interval(0, 0.9));
    Interval found = Objects.requireNonNull(all.difference(2, 0, 0.9));
    assertThat(found.low()).isCloseTo(slow.low(), within(1e-12));
    assertThat(found.high()).isCloseTo(slow.high(), within(1e-12));
    assertThat(all.difference(1, 1, 0.9)).isNull();
  }
}
