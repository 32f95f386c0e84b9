package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AurocTest {
  @RepeatedTest(50)
  void agreesWithComparingEveryPair(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    int size = 2 + random.nextInt(20);
    double[] scores = new double[size];
    boolean[] right = new boolean[size];
    for (int i = 0; i < size; i++) {
      scores[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(6) - 2;
      right[i] = random.nextBoolean();
    }
    double wins = 0;
    int pairs = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (right[i] && !right[j] && !Double.isNaN(scores[i]) && !Double.isNaN(scores[j])) {
          pairs++;
          wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    double area = Auroc.of(scores, right);
    if (pairs == 0) {
      assertThat(area).isNaN();
    } else {
      assertThat(area).isCloseTo(wins / pairs, within(1e-12));
    }
  }

  @Test
  void withoutAWrongOneThereIsNothingToTell() {
    assertThat(Auroc.of(new double[] {1, 2}, new boolean[] {true, true})).isNaN();
    assertThat(Auroc.of(new double[] {1, 2}, new boolean[] {false, true})).isEqualTo(1);
  }
}
