package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HolmTest {

  /** The fifteen p values of Benjamini and Hochberg 1995 begin alike; these ten by exact sums. */
  @Test
  void theGoldenTenAreAdjusted() {
    double[] p = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};
    double[] expected = {.01, .072, .312, .312, .312, .312, .312, .615, .615, .615};

    assertThat(Holm.adjust(p)).containsExactly(expected, within(1e-12));
  }

  @Test
  void orderIsKeptAndWhatWasNotTestedDoesNotCount() {
    double[] p = {Double.NaN, 0.04, 0.01, Double.NaN};

    assertThat(Holm.adjust(p)[1]).isCloseTo(0.04, within(1e-15));
    assertThat(Holm.adjust(p)[2]).isCloseTo(0.02, within(1e-15));
    assertThat(Holm.adjust(p)[0]).isNaN();
    assertThat(Holm.family(p)).isEqualTo(2);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  /** A hypothesis falls at level a when it and all with smaller p fall, one step after another. */
  @Test
  void adjustedValuesAreTheSmallestLevelsOfTheStepwiseTest() {
    var random = new SplittableRandom(3);
    for (int run = 0; run < 200; run++) {
      double[] p = random.doubles(1 + random.nextInt(8)).map(v -> v * v).toArray();
      double[] adjusted = Holm.adjust(p);
      for (int i = 0; i < p.length; i++) {
        if (adjusted[i] < 1) {
          assertThat(falls(p, i, adjusted[i] + 1e-9)).isTrue();
        }
        assertThat(falls(p, i, adjusted[i] - 1e-9)).isFalse();
      }
    }
  }

  private static boolean falls(double[] p, int which, double level) {
    double[] sorted = p.clone();
    java.util.Arrays.sort(sorted);
    for (int j = 0; j < sorted.length; j++) {
      if (sorted[j] > level / (sorted.length - j)) {
        return false;
      }
      if (sorted[j] == p[which]) {
        return true;
      }
    }
    return false;
  }
}
