package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.8413447460685429",
    "-1, 0.15865525393145705",
    "2, 0.9772498680518208",
    "-2, 0.02275013194817921",
    "-3, 1.3498980316300946e-3",
    "-6, 9.865876450376946e-10",
    "-10, 7.619853024160527e-24",
    "-20, 2.7536241186062337e-89",
    "-37, 5.725571222524577e-300"
  })
  void cdfAgreesWithPublishedValuesInTheMiddleAndInTheTail(double x, double expected) {
    assertThat(Normal.cdf(x)).isCloseTo(expected, Percentage.withPercentage(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.995, 2.5758293035489004",
    "0.95, 1.6448536269514722",
    "0.999, 3.090232306167813",
    "0.1, -1.2815515655446004",
    "1e-10, -6.361340902404056"
  })
  void quantileAgreesWithPublishedValues(double p, double expected) {
    assertThat(Normal.quantile(p)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void quantileInvertsCdf() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      double x = random.nextDouble(-30, 5);

      assertThat(Normal.quantile(Normal.cdf(x))).isCloseTo(x, within(1e-10));
    }
  }

  @Test
  void cdfAgreesWithNumericIntegrationOfTheDensity() {
    for (double x = -5; x <= 5; x += 0.37) {
      assertThat(Normal.cdf(x)).isCloseTo(integral(x), within(1e-13));
    }
  }

  /** Simpson's rule from 0 to x. */
  private static double integral(double x) {
    int steps = 20_000;
    double h = x / steps;
    double sum = Normal.density(0) + Normal.density(x);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Normal.density(i * h);
    }
    return 0.5 + sum * h / 3;
  }

  @Test
  void cdfIsContinuousWhereTheMethodsMeetAndNeverFalls() {
    double before = 0;
    for (double x = -45; x <= 45; x += 0.001) {
      double here = Normal.cdf(x);
      assertThat(here).isBetween(before, 1.0);
      before = here;
    }
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Normal.cdf(Double.NaN)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void refusesSharesOutsideTheOpenUnitInterval(double p) {
    assertThatThrownBy(() -> Normal.quantile(p)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Normal.z(p)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void survivesTheSmallestShare() {
    assertThat(Normal.quantile(Double.MIN_VALUE)).isBetween(-39.0, -38.0);
  }

  @Test
  void standardErrorsAddInSquares() {
    Interval interval = Normal.difference(10, 3, 8, 4, 0.95);

    assertThat(interval.low()).isCloseTo(2 - 5 * 1.959963984540054, within(1e-12));
    assertThat(interval.high()).isCloseTo(2 + 5 * 1.959963984540054, within(1e-12));
  }

  @Test
  void aZeroStandardErrorGivesAPoint() {
    assertThat(Normal.interval(0.3, 0, 0.95)).isEqualTo(new Interval(0.3, 0.3));
  }
}
