package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TokenSlopesTest {
  private static double[] line(int length, double start, double slope) {
    double[] losses = new double[length];
    for (int i = 0; i < length; i++) {
      losses[i] = start + slope * i;
    }
    return losses;
  }

  @Test
  void everyTwoPointDefinitionFindsAStraightLine() {
    double[] losses = line(30_000, 5, 1e-5);
    assertThat(TokenSlopes.overall(losses)).isEqualTo(1e-5, within(1e-15));
    assertThat(TokenSlopes.early(losses)).isEqualTo(1e-5, within(1e-15));
    assertThat(TokenSlopes.middle(losses)).isEqualTo(1e-5, within(1e-15));
    assertThat(TokenSlopes.late(losses)).isEqualTo(1e-5, within(1e-15));
    assertThat(TokenSlopes.mark(losses, 8000)).isEqualTo(5.08, within(1e-12));
  }

  @Test
  void whatIsTooShortHasNoSlope() {
    assertThat(TokenSlopes.overall(line(8000, 5, 1))).isNaN();
    assertThat(TokenSlopes.overall(line(8001, 5, 1))).isEqualTo(1);
    assertThat(TokenSlopes.early(line(16_000, 5, 1))).isNaN();
    assertThat(TokenSlopes.middle(line(16_001, 5, 1))).isEqualTo(1);
    assertThat(TokenSlopes.late(line(24_000, 5, 1))).isNaN();
    assertThat(TokenSlopes.ends(line(1000, 5, 1))).isNaN();
    assertThat(TokenSlopes.mark(line(1000, 5, 1), 8000)).isNaN();
  }

  @Test
  void aMarkBeyondTheEndIsTheLastToken() {
    assertThat(TokenSlopes.mark(line(2000, 0, 1), 8000)).isEqualTo(1999);
  }

  @Test
  void theEndsOfSequencesInARowAreThoseOfOneLongSequence() {
    double[] one = line(2500, 3, 1e-3);
    double[] two = line(1800, 4, -2e-3);
    double[] joined = Arrays.copyOf(one, 4300);
    System.arraycopy(two, 0, joined, 2500, 1800);
    double first = Arrays.stream(joined, 0, 1000).sum() / 1000;
    double last = Arrays.stream(joined, 3300, 4300).sum() / 1000;
    assertThat(TokenSlopes.ends(one, two)).isEqualTo((last - first) / 4300, within(1e-15));
    assertThat(TokenSlopes.ends(joined)).isEqualTo((last - first) / 4300, within(1e-15));
  }

  @Test
  void theMeanReachesAsFarAsTheShortestAndSkipsWhatIsUnknown() {
    assertThat(TokenSlopes.mean(new double[] {1, Double.NaN, 3}, new double[] {3, 5, 4, 9}))
        .containsExactly(2, 5, 3.5);
    assertThat(TokenSlopes.mean()).isEmpty();
  }

  @Test
  void windowsOfValuesLeaveOutWhatIsMostlyUnknown() {
    double nan = Double.NaN;
    Windows windows =
        Windows.ofValues(new double[] {1, 2, 3, 4, nan, nan, nan, 5, nan, 7, 8, nan, 9}, 4);
    assertThat(windows.mean()).containsExactly(2.5, 7.5);
    assertThat(windows.from()).containsExactly(0, 8);
    assertThat(windows.to()).containsExactly(4, 12);
  }

  @Test
  void theMeanSlopeOfThreeHasTheScatterOfTheLinesAndOfOneItsOwn() {
    LeastSquares a = new LeastSquares(1, 0.5, 10);
    LeastSquares b = new LeastSquares(2, 0.5, 8);
    LeastSquares c = new LeastSquares(6, 0.5, 10);
    MeanSlope three = MeanSlope.of(List.of(a, b, c), 0.95);
    assertThat(three.slope()).isEqualTo(3);
    assertThat(three.interval()).isEqualTo(Moments.of(1, 2, 6).interval(0.95));
    assertThat(MeanSlope.of(List.of(a), 0.95).interval()).isEqualTo(a.interval(0.95));
    MeanSlope two = MeanSlope.of(List.of(a, b), 0.95);
    assertThat(two.se()).isEqualTo(Math.sqrt(0.5) / 2, within(1e-12));
    // t(6) = 2.446912
    assertThat(Objects.requireNonNull(two.interval()).high())
        .isEqualTo(1.5 + 2.446912 * two.se(), within(1e-5));
  }
}
