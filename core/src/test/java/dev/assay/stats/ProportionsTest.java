package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.277533",
    "7, 10, 0.396778, 0.892209",
    "10, 10, 0.722467, 1",
    "81, 164, 0.418405, 0.569679",
    "132, 500, 0.227268, 0.304331"
  })
  void wilsonAgreesWithExactValues(int correct, int n, double low, double high) {
    Interval interval = Wilson.interval((double) correct / n, n, 0.95);

    assertThat(interval.low()).isCloseTo(low, within(5e-7));
    assertThat(interval.high()).isCloseTo(high, within(5e-7));
  }

  /** The interval is the set of true shares that a score test at this level does not refute. */
  @Test
  void wilsonAgreesWithInvertingTheScoreTest() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 500; i++) {
      int n = 1 + random.nextInt(300);
      double p = (double) random.nextInt(n + 1) / n;
      double level = random.nextDouble(0.5, 0.999);
      double z = Normal.z(level);
      DoublePredicate kept = truth -> Math.abs(p - truth) <= z * Math.sqrt(truth * (1 - truth) / n);

      Interval interval = Wilson.interval(p, n, level);

      assertThat(interval.low()).isCloseTo(border(kept, p, 0), within(1e-9));
      assertThat(interval.high()).isCloseTo(border(kept, p, 1), within(1e-9));
      assertThat(interval.contains(p)).isTrue();
    }
  }

  /** Bisection between a share that is kept and an end that may be refuted. */
  private static double border(DoublePredicate kept, double inside, double outside) {
    if (kept.test(outside)) {
      return outside;
    }
    for (int i = 0; i < 100; i++) {
      double middle = (inside + outside) / 2;
      if (kept.test(middle)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }

  /** Newcombe 1998, table II, column of method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1",
    "10, 10, 0, 10, 0.6075, 1"
  })
  void newcombeAgreesWithThePublishedTable(
      int c1, int n1, int c2, int n2, double low, double high) {
    Interval interval = Newcombe.difference((double) c1 / n1, n1, (double) c2 / n2, n2, 0.95);

    assertThat(interval.low()).isCloseTo(low, within(5.1e-5));
    assertThat(interval.high()).isCloseTo(high, within(5.1e-5));
  }

  @Test
  void newcombeIsMirroredWhenTheRunsChangePlaces() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      long n1 = 1L + random.nextInt(2000);
      long n2 = 1L + random.nextInt(2000);
      double p1 = random.nextDouble();
      double p2 = random.nextDouble();

      Interval there = Newcombe.difference(p1, n1, p2, n2, 0.95);
      Interval back = Newcombe.difference(p2, n2, p1, n1, 0.95);

      assertThat(there.low()).isCloseTo(-back.high(), within(1e-12));
      assertThat(there.contains(p1 - p2)).isTrue();
      assertThat(there.low()).isGreaterThanOrEqualTo(-1 - 1e-12);
      assertThat(there.high()).isLessThanOrEqualTo(1 + 1e-12);
    }
  }

  @Test
  void moreOutcomesGiveANarrowerInterval() {
    Interval few = Wilson.interval(0.6, 50, 0.95);
    Interval many = Wilson.interval(0.6, 5000, 0.95);

    assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 10, 0.95", "1.1, 10, 0.95", "NaN, 10, 0.95", "0.5, 0, 0.95", "0.5, 10, 1"})
  void refusesWhatIsNoProportion(double p, long n, double level) {
    assertThatThrownBy(() -> Wilson.interval(p, n, level))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsBeyondAnyBenchmarkStayFinite() {
    assertThat(Wilson.interval(0.5, Long.MAX_VALUE, 0.95).contains(0.5)).isTrue();
  }

  /** The level at which the interval's end is 0, looked for among the intervals themselves. */
  @Test
  void thePValueOfADifferenceFitsItsInterval() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      int n1 = 1 + random.nextInt(2000);
      int n2 = 1 + random.nextInt(2000);
      double p1 = (double) random.nextInt(n1 + 1) / n1;
      double p2 = (double) random.nextInt(n2 + 1) / n2;
      double p = Newcombe.pValue(p1, n1, p2, n2);

      assertThat(p).isBetween(0.0, 1.0);
      assertThat(Newcombe.pValue(p2, n2, p1, n1)).isCloseTo(p, within(1e-9));
      if (p > 1e-6 && p < 0.999999) {
        assertThat(Newcombe.difference(p1, n1, p2, n2, 1 - p * 0.9999).contains(0)).isTrue();
        assertThat(Newcombe.difference(p1, n1, p2, n2, 1 - p * 1.0001).contains(0)).isFalse();
      }
    }
    assertThat(Newcombe.pValue(0.5, 10, 0.5, 90)).isEqualTo(1);
    assertThat(Newcombe.pValue(1, 100_000_000, 0, 100_000_000)).isBetween(0.0, 1e-100);
  }
}
