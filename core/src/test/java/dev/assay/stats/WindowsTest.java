package dev.assay.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void windowsOfARunningAverageAreRecovered() {
    double[] local = {5, 3, 4, 8};
    double[] average = {5, 4, 4, 5};

    Windows windows = Windows.ofRunningAverage(new long[] {1000, 2000, 3000, 4000}, average);

    assertThat(windows.mean()).containsExactly(local, within(1e-12));
    assertThat(windows.from()).containsExactly(0, 1000, 2000, 3000);
    assertThat(windows.to()).containsExactly(1000, 2000, 3000, 4000);
  }

  @Test
  void aPointThatIsNoNumberWidensTheNextWindow() {
    Windows windows =
        Windows.ofRunningAverage(
            new long[] {-5, 0, 1000, 2000, 3000}, new double[] {1, 1, 5, Double.NaN, 4});

    assertThat(windows.to()).containsExactly(1000, 3000);
    assertThat(windows.mean()).containsExactly(new double[] {5, 3.5}, within(1e-12));
    assertThat(windows.over(1000, 3000)).isCloseTo(3.5, within(1e-12));
    assertThat(windows.over(1000, 2000)).isNaN();
    assertThat(windows.over(5000, 6000)).isNaN();
  }

  @Test
  void overflowAndEmptyCurvesGiveNoWindows() {
    assertThat(
            Windows.ofRunningAverage(
                    new long[] {Long.MAX_VALUE - 1, Long.MAX_VALUE},
                    new double[] {-Double.MAX_VALUE, Double.MAX_VALUE})
                .size())
        .isEqualTo(1);
    assertThat(Windows.ofRunningAverage(new long[0], new double[0]).line()).isNull();
  }

  @Test
  void meansOfWindowsAreTakenAsTheyAre() {
    Windows windows = Windows.ofMeans(new long[] {10, 20, 30}, new double[] {1, Double.NaN, 3});

    assertThat(windows.to()).containsExactly(10, 30);
    assertThat(windows.from()).containsExactly(0, 20);
    assertThat(windows.within(0, 20).size()).isEqualTo(1);
  }

  /** By hand: x 1..5, y 2 4 5 4 5 has slope 0.6, se √(2.4/3/10). */
  @Test
  void aLineHasTheTextbookSlopeErrorAndInterval() {
    LeastSquares line =
        requireNonNull(
            LeastSquares.fit(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 5, 4, 5}));

    assertThat(line.slope()).isCloseTo(0.6, within(1e-12));
    assertThat(line.se()).isCloseTo(Math.sqrt(0.08), within(1e-12));
    Interval interval = requireNonNull(line.interval(0.95));
    assertThat(interval.high() - 0.6).isCloseTo(3.182446305 * Math.sqrt(0.08), within(1e-8));
  }

  @Test
  void tooFewPointsHaveNoLineOrNoInterval() {
    assertThat(LeastSquares.fit(new double[] {1}, new double[] {1})).isNull();
    assertThat(LeastSquares.fit(new double[] {1, 1}, new double[] {1, 2})).isNull();
    LeastSquares two = requireNonNull(LeastSquares.fit(new double[] {0, 2}, new double[] {1, 2}));
    assertThat(two.slope()).isEqualTo(0.5);
    assertThat(two.interval(0.95)).isNull();
  }
}
