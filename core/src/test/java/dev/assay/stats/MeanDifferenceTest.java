package dev.assay.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MeanDifferenceTest {
  /** Student 1908, "The probable error of a mean": Cushny and Peebles' hours of sleep. */
  private static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

  private static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  @Test
  void studentsSleepDataGiveThePublishedPairedTest() {
    double[] differences = new double[10];
    for (int i = 0; i < 10; i++) {
      differences[i] = SLEEP_1[i] - SLEEP_2[i];
    }

    MeanDifference found = requireNonNull(MeanDifference.paired(0.95, differences));

    assertThat(found.value()).isCloseTo(-1.58, within(1e-12));
    assertThat(found.p()).isCloseTo(0.002833, within(1e-6));
    assertThat(found.interval().low()).isCloseTo(-2.4598858, within(1e-6));
    assertThat(found.interval().high()).isCloseTo(-0.7001142, within(1e-6));
  }

  @Test
  void studentsSleepDataGiveThePublishedWelchTest() {
    MeanDifference found =
        requireNonNull(MeanDifference.welch(Moments.of(SLEEP_1), Moments.of(SLEEP_2), 0.95));

    assertThat(found.df()).isCloseTo(17.776, within(1e-3));
    assertThat(found.p()).isCloseTo(0.07939, within(1e-5));
    assertThat(found.interval().low()).isCloseTo(-3.3654832, within(1e-6));
    assertThat(found.interval().high()).isCloseTo(0.2054832, within(1e-6));
  }

  @Test
  void withoutSpreadOrWithOneValueThereIsNoTest() {
    assertThat(MeanDifference.paired(0.95, 1, 1, 1)).isNull();
    assertThat(MeanDifference.paired(0.95, 1)).isNull();
    assertThat(MeanDifference.welch(Moments.of(1, 1), Moments.of(2, 2), 0.95)).isNull();
    assertThat(MeanDifference.welch(Moments.of(1), Moments.of(2, 3), 0.95)).isNull();
  }

  @RepeatedTest(20)
  void theIntervalHoldsZeroJustWhenTheTestFindsNothing(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    double[] a = random.doubles(5).toArray();
    double[] b = random.doubles(4).map(x -> x + random.nextDouble(0.8)).toArray();

    MeanDifference found = requireNonNull(MeanDifference.welch(Moments.of(a), Moments.of(b), 0.95));

    assertThat(found.interval().contains(0)).isEqualTo(found.p() >= 0.05);
  }
}
