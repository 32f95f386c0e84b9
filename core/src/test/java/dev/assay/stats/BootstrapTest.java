package dev.assay.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void equalValuesGiveEqualIntervalsAndAgreeWithTForNormalOnes() {
    double[] values = drawn(new Random(1), 60, false);
    Interval bootstrap = interval(0.95, values);
    Interval t = requireNonNull(Moments.of(values).interval(0.95));

    assertThat(interval(0.95, values)).isEqualTo(bootstrap);
    assertThat(bootstrap.low()).isCloseTo(t.low(), within(0.05));
    assertThat(bootstrap.high()).isCloseTo(t.high(), within(0.05));
  }

  @Test
  void skewedValuesGetAnIntervalThatReachesFurtherToTheirLongSide() {
    double[] values = drawn(new Random(2), 60, true);
    Interval interval = interval(0.95, values);
    double mean = Moments.of(values).mean();

    assertThat(interval.high() - mean).isGreaterThan(1.1 * (mean - interval.low()));
  }

  @Test
  void itHoldsTheTruthAboutAsOftenAsItSays() {
    Random random = new Random(4);
    int held = 0;
    for (int i = 0; i < 200; i++) {
      Interval interval = interval(0.9, drawn(random, 40, true));
      held += interval.low() <= Math.exp(0.5) && Math.exp(0.5) <= interval.high() ? 1 : 0;
    }
    assertThat(held / 200.0).isBetween(0.8, 0.95);
  }

  @Test
  void withoutSpreadThereIsNone() {
    assertThat(Bootstrap.ofMean(0.95, 3, 3, 3)).isNull();
    assertThat(Bootstrap.ofMean(0.95, 3)).isNull();
  }

  private static Interval interval(double level, double... values) {
    return requireNonNull(Bootstrap.ofMean(level, values));
  }

  private static double[] drawn(Random random, int n, boolean skewed) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      double value = random.nextGaussian();
      values[i] = skewed ? Math.exp(value) : value;
    }
    return values;
  }
}
