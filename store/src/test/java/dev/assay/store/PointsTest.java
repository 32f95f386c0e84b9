package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PointsTest {

  @RepeatedTest(50)
  void givesBackWhatItWasGiven(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    int size = random.nextInt(200);
    long[] x = new long[size];
    double[] y = new double[size];
    long at = 0;
    for (int i = 0; i < size; i++) {
      at += 1 + random.nextLong(1L << random.nextInt(1, 50));
      x[i] = at;
      y[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-1e6, 1e6);
    }
    byte[] bytes = Points.encode(x, y);

    assertThat(Points.decodeX(bytes, size)).containsExactly(x);
    assertThat(Points.decodeY(bytes, size)).containsExactly(y);
  }

  @Test
  void takesElevenBytesOrFewerForAPointEveryThousandTokens() {
    long[] x = new long[43];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1000L * (i + 1);
    }

    assertThat(Points.encode(x, new double[43]).length).isLessThanOrEqualTo(43 * 11);
  }
}
