package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PassAtKTest {
  @RepeatedTest(100)
  void agreesWithCountingEverySubset(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    int n = 1 + random.nextInt(10);
    int c = random.nextInt(n + 1);
    int k = 1 + random.nextInt(n);

    assertThat(PassAtK.of(n, c, k))
        .isCloseTo(shareOfSubsetsWithACorrectOne(n, c, k), within(1e-12));
    assertThat(PassAtK.of(n, c, 1)).isCloseTo((double) c / n, within(1e-12));
    if (c < n) {
      assertThat(PassAtK.of(n, c + 1, k)).isGreaterThanOrEqualTo(PassAtK.of(n, c, k));
    }
  }

  @Test
  void aMillionCompletionsDoNotOverflow() {
    assertThat(PassAtK.of(1_000_000, 1, 500_000)).isCloseTo(0.5, within(1e-9));
    assertThat(PassAtK.of(1_000_000, 1_000, 1_000)).isBetween(0.63, 0.64); // 1 - exp(-1)
  }

  @Test
  void moreThanThereAreIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PassAtK.of(4, 1, 8))
        .withMessage("k must be in 1..n, got k=8 n=4");
  }

  private static double shareOfSubsetsWithACorrectOne(int n, int c, int k) {
    int subsets = 0;
    int lucky = 0;
    for (int mask = 0; mask < 1 << n; mask++) {
      if (Integer.bitCount(mask) == k) {
        subsets++;
        lucky += (mask & ((1 << c) - 1)) != 0 ? 1 : 0;
      }
    }
    return (double) lucky / subsets;
  }
}
