package dev.assay.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** The first and second also in Student's own tables; the rest from scipy 1.17.1. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.975, 12.706204736174694",
    "2, 0.975, 4.302652729749462",
    "4, 0.95, 2.1318467863266495",
    "10, 0.975, 2.228138851986274",
    "29, 0.995, 2.756385903670605",
    "100, 0.975, 1.9839715185235518",
    "1e6, 0.975, 1.959966356814107"
  })
  void quantilesAreThePublishedOnes(double df, double p, double t) {
    assertThat(StudentT.quantile(p, df)).isCloseTo(t, withinPercentage(1e-7));
    assertThat(StudentT.quantile(1 - p, df)).isCloseTo(-t, withinPercentage(1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0.6475836176504333",
    "-2.3, 3, 0.05249418032223499",
    "-10, 7, 1.0697101445386401e-05",
    "1.96, 1000, 0.9748634075221256",
    "-40, 2, 0.0003122073360923703",
    "3, 2.5, 0.9637119522254841"
  })
  void chancesAgreeWithScipy(double t, double df, double chance) {
    assertThat(StudentT.cdf(t, df)).isCloseTo(chance, withinPercentage(1e-7));
  }

  /** Simpson's rule over the density up to its constant, which the whole area gives. */
  @Test
  void chancesAgreeWithSummingTheDensity() {
    for (double df : new double[] {3, 4.5, 9, 30}) {
      double whole = area(df, 0, 400);
      for (double t : new double[] {0.1, 0.7, 1.5, 2.8}) {
        assertThat(StudentT.cdf(t, df)).isCloseTo(0.5 + 0.5 * area(df, 0, t) / whole, within(1e-6));
      }
    }
  }

  private static double area(double df, double from, double to) {
    int steps = 40_000;
    double width = (to - from) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = from + i * width;
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.pow(1 + t * t / df, -(df + 1) / 2);
    }
    return sum * width / 3;
  }

  @Test
  void quantileInvertsTheChanceAndBothAreSymmetric() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 500; i++) {
      double df = Math.exp(random.nextDouble(-0.5, 18));
      double p = random.nextDouble(1e-6, 1 - 1e-6);
      double t = StudentT.quantile(p, df);

      assertThat(StudentT.cdf(t, df)).isCloseTo(p, within(1e-9));
      assertThat(StudentT.cdf(-t, df)).isCloseTo(1 - p, within(1e-9));
      assertThat(StudentT.twoSided(t, df)).isCloseTo(2 * Math.min(p, 1 - p), within(1e-9));
    }
  }

  @Test
  void theEndsAndNonsenseAreDefined() {
    assertThat(StudentT.cdf(Double.NEGATIVE_INFINITY, 3)).isZero();
    assertThat(StudentT.cdf(Double.POSITIVE_INFINITY, 3)).isEqualTo(1);
    assertThat(StudentT.cdf(Double.NaN, 3)).isNaN();
    assertThat(StudentT.twoSided(Double.POSITIVE_INFINITY, 1)).isZero();
    assertThat(StudentT.quantile(0.5, 1)).isZero();
    assertThat(StudentT.quantile(0.975, 1e12)).isCloseTo(Normal.z(0.95), within(1e-9));
    assertThatThrownBy(() -> StudentT.quantile(1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StudentT.cdf(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void momentsAgreeWithTheTwoPassesOfTheDefinition() {
    var random = new SplittableRandom(6);
    for (int run = 0; run < 100; run++) {
      double shift = random.nextDouble(-1e6, 1e6);
      double[] values = random.doubles(2 + run).map(v -> v + shift).toArray();
      double mean = 0;
      for (double value : values) {
        mean += value / values.length;
      }
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }

      Moments moments = Moments.of(values);

      assertThat(moments.mean()).isCloseTo(mean, within(1e-8));
      assertThat(moments.sd())
          .isCloseTo(Math.sqrt(squares / (values.length - 1)), withinPercentage(1e-3));
    }
  }

  /** Mean 3, sd 1.581139, t(4) = 2.776445: half width 1.963243. */
  @Test
  void theIntervalOfFiveNumbersIsTheOneOfTheTextbook() {
    Interval interval = requireNonNull(Moments.of(1, 2, 3, 4, 5, Double.NaN).interval(0.95));

    assertThat(interval.low()).isCloseTo(3 - 1.963243, within(1e-6));
    assertThat(interval.high()).isCloseTo(3 + 1.963243, within(1e-6));
  }

  @Test
  void fewerThanTwoNumbersHaveNoSpreadAndHugeOnesNoInterval() {
    assertThat(Moments.of().mean()).isNaN();
    assertThat(Moments.of(7).sd()).isNaN();
    assertThat(Moments.of(7).interval(0.95)).isNull();
    assertThat(Moments.of(-1e308, 1e308, 1.5e308).interval(0.95)).isNull();
  }
}
