package dev.assay.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanRatioTest {
  private static final double[] A = {47.1, 46.8, 47.9, 47.4, 46.9};
  private static final double[] B = {52.9, 52.3, 53.8, 52.8, 52.0};

  /** The ends are the ratios at which a paired t test of a - r b has just this p value. */
  @Test
  void pairedEndsAreWhereTheTestTurns() {
    MeanRatio ratio = requireNonNull(MeanRatio.paired(A, B, 0.95));
    Interval interval = requireNonNull(ratio.interval());

    assertThat(ratio.value()).isCloseTo(236.1 / 263.8, within(1e-12));
    for (double end : new double[] {interval.low(), interval.high()}) {
      double[] differences = new double[A.length];
      for (int i = 0; i < A.length; i++) {
        differences[i] = A[i] - end * B[i];
      }
      assertThat(requireNonNull(MeanDifference.paired(0.95, differences)).p())
          .isCloseTo(0.05, within(1e-9));
    }
    assertThat(interval.low()).isLessThan(ratio.value());
    assertThat(interval.high()).isGreaterThan(ratio.value());
  }

  @Test
  void independentIntervalsHoldTheTruthAsOftenAsTheySay() {
    Random random = new Random(3);
    int held = 0;
    for (int i = 0; i < 2000; i++) {
      Moments a = drawn(random, 45, 3, 5);
      Moments b = drawn(random, 50, 1, 7);
      Interval interval =
          requireNonNull(requireNonNull(MeanRatio.independent(a, b, 0.9)).interval());
      held += interval.low() <= 0.9 && 0.9 <= interval.high() ? 1 : 0;
    }
    assertThat(held / 2000.0).isBetween(0.88, 0.925);
  }

  private static Moments drawn(Random random, double mean, double sd, int n) {
    Moments moments = new Moments();
    for (int i = 0; i < n; i++) {
      moments.add(mean + sd * random.nextGaussian());
    }
    return moments;
  }

  @Test
  void aMeanThatMayBeZeroLeavesTheRatioWithoutBounds() {
    MeanRatio ratio = MeanRatio.independent(Moments.of(1, 2, 3), Moments.of(-1, 0.5, 2), 0.95);

    assertThat(requireNonNull(ratio).interval()).isNull();
    assertThat(MeanRatio.independent(Moments.of(1, 2), Moments.of(-1, 1), 0.95)).isNull();
    assertThat(MeanRatio.paired(new double[] {1}, new double[] {2}, 0.95)).isNull();
    assertThat(MeanRatio.independent(Moments.of(1, 1), Moments.of(2, 2), 0.95)).isNull();
  }
}
