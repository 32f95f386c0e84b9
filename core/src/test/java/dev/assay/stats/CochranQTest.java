package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CochranQTest {
  /** Siegel 1956, "Nonparametric Statistics for the Behavioral Sciences", page 164: Q = 16.7. */
  @Test
  void siegelsThreeInterviewsDiffer() {
    var sums = new CochranQ.Sums(3);
    add(sums, 4, false, false, false);
    add(sums, 10, true, true, false);
    add(sums, 1, true, false, true);
    add(sums, 1, false, true, false);
    add(sums, 2, true, true, true);
    CochranQ test = Objects.requireNonNull(sums.test());

    assertThat(test.q()).isCloseTo(16.667, within(0.001));
    assertThat(test.df()).isEqualTo(2);
    assertThat(test.p()).isCloseTo(Math.exp(-16.6666667 / 2), within(1e-8));
    assertThat(test.items()).isEqualTo(12);
    assertThat(sums.shares()).containsExactly(13 / 18.0, 13 / 18.0, 3 / 18.0);
  }

  private static void add(CochranQ.Sums sums, int times, boolean... item) {
    for (int i = 0; i < times; i++) {
      sums.add(item);
    }
  }

  /** The slow twin: outcomes of each item are put in any order, which is what the test supposes. */
  @Test
  void thePValueIsTheShareOfShuffledItemsWithALargerQ() {
    var random = new SplittableRandom(7);
    boolean[][] items = new boolean[60][5];
    for (boolean[] item : items) {
      double ease = random.nextDouble();
      for (int j = 0; j < item.length; j++) {
        item[j] = random.nextDouble() < ease + (j == 0 ? 0.15 : 0);
      }
    }
    CochranQ found = Objects.requireNonNull(test(items));
    int above = 0;
    int shuffles = 4_000;
    for (int s = 0; s < shuffles; s++) {
      for (boolean[] item : items) {
        for (int j = item.length - 1; j > 0; j--) {
          int at = random.nextInt(j + 1);
          boolean kept = item[j];
          item[j] = item[at];
          item[at] = kept;
        }
      }
      above += Objects.requireNonNull(test(items)).q() >= found.q() - 1e-9 ? 1 : 0;
    }
    assertThat(found.p()).isBetween(0.0005, 0.6);
    assertThat(found.p()).isCloseTo((double) above / shuffles, within(0.03));
  }

  private static CochranQ test(boolean[][] items) {
    var sums = new CochranQ.Sums(items[0].length);
    for (boolean[] item : items) {
      sums.add(item);
    }
    return Objects.requireNonNull(sums.test());
  }

  @Test
  void itemsThatDoNotDifferWithinSayNothing() {
    var sums = new CochranQ.Sums(2);
    add(sums, 3, true, true);
    add(sums, 3, false, false);
    assertThat(sums.test()).isNull();
    assertThat(new CochranQ.Sums(0).shares()).isEmpty();
    assertThat(new CochranQ.Sums(2).shares()).containsOnly(Double.NaN);
  }

  /** Quantiles of Abramowitz and Stegun 1964, table 26.8. */
  @Test
  void chiSquareIsThatOfTheTables() {
    assertThat(ChiSquare.upper(0, 3)).isEqualTo(1);
    assertThat(ChiSquare.upper(3.84146, 1)).isCloseTo(0.05, within(1e-6));
    assertThat(ChiSquare.upper(5.99146, 2)).isCloseTo(0.05, within(1e-6));
    assertThat(ChiSquare.upper(7.81473, 3)).isCloseTo(0.05, within(1e-6));
    assertThat(ChiSquare.upper(18.3070, 10)).isCloseTo(0.05, within(1e-6));
    assertThat(ChiSquare.upper(37.6525, 25)).isCloseTo(0.05, within(1e-5));
    assertThat(ChiSquare.upper(124.342, 100)).isCloseTo(0.05, within(1e-5));
    assertThat(ChiSquare.upper(20_000, 255)).isZero();
  }
}
