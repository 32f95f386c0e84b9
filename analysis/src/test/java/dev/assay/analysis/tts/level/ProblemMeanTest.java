package dev.assay.analysis.tts.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProblemMeanTest {
  @Test
  void aProblemThatGivesTheSameTwiceCountsAsOne() {
    ProblemMean once = new ProblemMean();
    ProblemMean twice = new ProblemMean();
    double[] values = {0.2, 0.9, 0.4, 0.7, 0.5};
    for (int p = 0; p < values.length; p++) {
      once.add("p" + p, values[p]);
      twice.add("p" + p, values[p]);
      twice.add("p" + p, values[p]);
    }

    Interval one = once.interval(0.95);
    Interval two = twice.interval(0.95);
    assertThat(one).isNotNull();
    assertThat(two).isNotNull();
    if (one != null && two != null) {
      assertThat(two.low()).isCloseTo(one.low(), within(1e-12));
      assertThat(two.high()).isCloseTo(one.high(), within(1e-12));
    }
    assertThat(twice.count()).isEqualTo(10);
    assertThat(twice.mean()).isCloseTo(0.54, within(1e-12));
  }

  /** Problems come with one or two numbers that go together: the ratio of two random sums. */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    var random = new SplittableRandom(7);
    int trials = 2_000;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      ProblemMean mean = new ProblemMean();
      for (int p = 0; p < 60; p++) {
        double own = random.nextDouble();
        mean.add("p" + p, own);
        if (random.nextBoolean()) {
          mean.add("p" + p, own);
        }
      }
      Interval interval = mean.interval(0.9);
      held += interval != null && interval.contains(0.5) ? 1 : 0;
    }
    assertThat(held / (double) trials).isBetween(0.88, 0.92);
  }

  @Test
  void ofOneProblemOrOfEqualOnesThereIsNone() {
    ProblemMean one = new ProblemMean();
    one.add("p", 0.5);
    one.add("p", 1);
    assertThat(one.interval(0.95)).isNull();
    ProblemMean equal = new ProblemMean();
    equal.add("p", 1);
    equal.add("q", 1);
    assertThat(equal.interval(0.95)).isNull();
  }
}
