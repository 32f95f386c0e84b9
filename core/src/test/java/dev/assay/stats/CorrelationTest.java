package dev.assay.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  /** Anscombe 1973, "Graphs in Statistical Analysis", The American Statistician 27, first set. */
  private static final double[] ANSCOMBE_X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

  private static final double[] ANSCOMBE_Y = {
    8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68
  };

  private static Correlation pearson(double[] x, double[] y) {
    return requireNonNull(Correlation.pearson(x, y, 0.95));
  }

  private static Correlation spearman(double[] x, double[] y) {
    return requireNonNull(
        Correlation.spearman(Ranks.mid(Ranks.dense(x)), Ranks.mid(Ranks.dense(y)), 0.95));
  }

  @Test
  void pearsonOfAnscombesFirstSetIsThePublishedOne() {
    Correlation found = pearson(ANSCOMBE_X, ANSCOMBE_Y);

    assertThat(found.r()).isCloseTo(0.8164205163448395, within(1e-12));
    assertThat(found.p()).isCloseTo(0.0021696288730788152, within(1e-10));
    Interval interval = requireNonNull(found.interval());
    assertThat(interval.low()).isCloseTo(0.4243912133932152, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.9506932537865604, within(1e-9));
  }

  /** 30 pairs of coefficient 0.6: y is 0.6 x + 0.8 e with e orthogonal to x, both standardised. */
  @Test
  void fishersIntervalOfThreeFifthsInThirtyPairsIsTheGoldenOne() {
    double[] x = new double[30];
    double[] y = new double[30];
    for (int i = 0; i < 30; i++) {
      double wave = Math.sqrt(2) * Math.cos(2 * Math.PI * i / 30);
      double other = Math.sqrt(2) * Math.sin(2 * Math.PI * i / 30);
      x[i] = wave;
      y[i] = 0.6 * wave + 0.8 * other;
    }

    Correlation found = pearson(x, y);
    Interval interval = requireNonNull(found.interval());

    assertThat(found.r()).isCloseTo(0.6, within(1e-12));
    assertThat(interval.low()).isCloseTo(0.305842, within(5e-7));
    assertThat(interval.high()).isCloseTo(0.789590, within(5e-7));
  }

  @Test
  void spearmanAgreesWithScipyWithAndWithoutTies() {
    Correlation plain = spearman(ANSCOMBE_X, ANSCOMBE_Y);
    assertThat(plain.r()).isCloseTo(0.8181818181818182, within(1e-12));
    assertThat(plain.p()).isCloseTo(0.0020831448404786917, within(1e-10));
    assertThat(plain.method()).isEqualTo(Correlation.SPEARMAN);

    Correlation tied =
        spearman(
            new double[] {1, 2, 2, 3, 5, 8, 8, 9, 10, 10},
            new double[] {3, 1, 4, 4, 6, 5, 9, 8, 10, 11});
    assertThat(tied.r()).isCloseTo(0.9294653444632918, within(1e-12));
    assertThat(tied.p()).isCloseTo(9.9390804777072e-05, within(1e-12));
  }

  /** tanh(atanh 0.8 ± 1.959964 √((1 + 0.32) / 2)); the p value is 16 of 120 orders (scipy). */
  @Test
  void fewPairsGetTheExactTestOverAllOrders() {
    Correlation found = spearman(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 4, 3, 5});
    Interval interval = requireNonNull(found.interval());
    double half = 1.959963984540054 * Math.sqrt(1.32 / 2);
    double centre = 0.5 * Math.log(1.8 / 0.2);

    assertThat(found.r()).isCloseTo(0.8, within(1e-12));
    assertThat(found.p()).isCloseTo(16 / 120.0, within(1e-12));
    assertThat(found.method()).isEqualTo(Correlation.SPEARMAN_EXACT);
    assertThat(interval.low()).isCloseTo(Math.tanh(centre - half), within(1e-12));
    assertThat(interval.high()).isCloseTo(Math.tanh(centre + half), within(1e-12));
  }

  @Test
  void tooFewPairsOrNoVarianceGiveNothing() {
    double[] three = {1, 2, 3};
    double[] flat = {0.1, 0.1, 0.1, 0.1, 0.1};
    double[] rising = {1, 2, 3, 4, 5};

    assertThat(Correlation.pearson(three, three, 0.95)).isNull();
    assertThat(Correlation.pearson(flat, rising, 0.95)).isNull();
    assertThat(Correlation.spearman(rising, flat, 0.95)).isNull();
    assertThat(Correlation.pearson(new double[] {1e308, -1e308, 1e308, 0}, flat(4), 0.95)).isNull();
  }

  private static double[] flat(int n) {
    double[] values = new double[n];
    values[0] = 1;
    return values;
  }

  @Test
  void aPerfectRelationHasNoInterval() {
    double[] rising = {1, 2, 3, 4, 5};

    Correlation found = pearson(rising, new double[] {-2, -4, -6, -8, -10});

    assertThat(found.r()).isCloseTo(-1, within(1e-15));
    assertThat(found.p()).isLessThan(1e-6);
    assertThat(spearman(rising, rising).interval()).isNull();
    assertThat(spearman(rising, rising).p()).isCloseTo(2 / 120.0, within(1e-12));
  }

  @Test
  void coefficientsAreSymmetricAndBounded() {
    var random = new SplittableRandom(8);
    for (int i = 0; i < 300; i++) {
      int n = 4 + random.nextInt(30);
      double[] x = random.doubles(n).map(v -> Math.floor(5 * v)).toArray();
      double[] y = random.doubles(n).toArray();
      Correlation there = Correlation.pearson(x, y, 0.95);
      Correlation back = Correlation.pearson(y, x, 0.95);
      if (there == null || back == null) {
        assertThat(there).isEqualTo(back);
        continue;
      }
      assertThat(there.r()).isCloseTo(back.r(), within(1e-12)).isBetween(-1.0, 1.0);
      assertThat(there.p()).isBetween(0.0, 1.0);
      assertThat(spearman(x, y).p()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void ranksAgreeWithCountingTheSmallerAndTheEqual() {
    var random = new SplittableRandom(9);
    for (int run = 0; run < 200; run++) {
      double[] values = random.doubles(run).map(v -> Math.floor(10 * v) - 5).toArray();
      double[] ranks = Ranks.mid(Ranks.dense(values));
      for (int i = 0; i < values.length; i++) {
        int smaller = 0;
        int equal = 0;
        for (double value : values) {
          smaller += value < values[i] ? 1 : 0;
          equal += value == values[i] ? 1 : 0;
        }
        assertThat(ranks[i]).isEqualTo(smaller + (equal + 1) / 2.0);
      }
    }
    assertThat(Ranks.dense(new double[] {0.0, Double.NaN, -0.0, -1})).containsExactly(1, -1, 1, 0);
  }
}
