package dev.assay.analysis.tts.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ScalingFitTest {
  private static final double[] N = {1, 2, 4, 8, 16, 32, 64};

  private static double[] at(DoubleUnaryOperator curve) {
    return Arrays.stream(N).map(curve).toArray();
  }

  @Test
  void aCurveOfTheFormIsFoundAgain() {
    var line = ScalingFit.logLinear(N, at(n -> 0.4 + 0.03 * Math.log(n) / Math.log(2)));
    assertThat(line.start()).isCloseTo(0.4, within(1e-12));
    assertThat(line.gain()).isCloseTo(0.03, within(1e-12));
    assertThat(line.r2()).isCloseTo(1, within(1e-9));

    var power = Objects.requireNonNull(new PowerFit(N).fit(at(n -> 0.8 - 0.3 * Math.pow(n, -0.7))));
    assertThat(power.limit()).isCloseTo(0.8, within(1e-6));
    assertThat(power.span()).isCloseTo(0.3, within(1e-6));
    assertThat(power.decay()).isCloseTo(0.7, within(1e-5));
    assertThat(power.at(1_000)).isCloseTo(0.8 - 0.3 * Math.pow(1_000, -0.7), within(1e-6));

    var coverage =
        Objects.requireNonNull(ScalingFit.coverage(N, at(k -> Math.exp(-1.2 * Math.pow(k, -0.4)))));
    assertThat(coverage.a()).isCloseTo(-1.2, within(1e-9));
    assertThat(coverage.b()).isCloseTo(-0.4, within(1e-9));
    assertThat(coverage.at(128)).isCloseTo(Math.exp(-1.2 * Math.pow(128, -0.4)), within(1e-9));
  }

  /** The slow twin: every decay and limit on a fine grid, the span that fits best for each. */
  @Test
  void noPowerLawOnAFineGridFitsBetter() {
    double[] wavy = {0.42, 0.44, 0.53, 0.57, 0.60, 0.59, 0.62};
    var found = Objects.requireNonNull(new PowerFit(N).fit(wavy));
    double least = Double.POSITIVE_INFINITY;
    for (double decay = 0.02; decay < 4; decay += 0.01) {
      for (double limit = 0.5; limit < 1.2; limit += 0.005) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < N.length; i++) {
          double x = Math.pow(N[i], -decay);
          products += x * (limit - wavy[i]);
          squares += x * x;
        }
        double span = products / squares;
        double error = 0;
        for (int i = 0; i < N.length; i++) {
          double off = wavy[i] - limit + span * Math.pow(N[i], -decay);
          error += off * off;
        }
        least = Math.min(least, error);
      }
    }
    double error = 0;
    for (int i = 0; i < N.length; i++) {
      error += Math.pow(wavy[i] - found.at(N[i]), 2);
    }
    assertThat(error).isLessThanOrEqualTo(least + 1e-9);
  }

  @Test
  void tooLittleToFitGivesNoCurve() {
    assertThat(new PowerFit(1, 2, 4).fit(0.1, 0.2, 0.3)).isNull();
    assertThat(new PowerFit(N).fit(at(n -> 0.5))).isNull();
    // a straight line has no limit, and what tends above 1 is no accuracy
    assertThat(new PowerFit(N).fit(at(n -> 0.4 + 0.03 * Math.log(n)))).isNull();
    assertThat(new PowerFit(N).fit(at(n -> 1.2 - 0.9 * Math.pow(n, -0.3)))).isNull();
    assertThat(ScalingFit.coverage(N, at(n -> 1))).isNull();
    assertThat(ScalingFit.coverage(N, at(n -> 0))).isNull();
    assertThat(ScalingFit.coverage(N, at(n -> 0.5 / n))).isNull(); // it does not grow
    assertThat(ScalingFit.logLinear(N, at(n -> 0.5)).r2()).isNaN();
  }

  @Test
  void trendsOfASettingHaveIntervalsAroundTheirValues() {
    Study study =
        Study.of(
            List.of(
                Invented.run(
                    "me/default-MATH-500-Qwen2.5-3B-Instruct-bon",
                    "HuggingFaceH4_MATH-500--T-0.8--top_p-1.0--n-16--seed-1--agg_strategy-last",
                    80,
                    16,
                    0,
                    1)),
            StudyOptions.USUAL);
    Diagnosis diagnosis = study.diagnoses().values().iterator().next();

    assertThat(diagnosis.trends()).hasSize(4);
    assertThat(diagnosis.trends())
        .filteredOn(trend -> trend.measure() == Measure.MAJ)
        .singleElement()
        .satisfies(trend -> {
          Trend.Value gain = trend.values().getFirst();
          assertThat(gain.name()).isEqualTo("gain_per_doubling");
          assertThat(gain.value()).isPositive();
          assertThat(Objects.requireNonNull(gain.interval()).contains(gain.value())).isTrue();
        });
    assertThat(diagnosis.trends().getLast().values())
        .extracting(Trend.Value::name)
        .containsExactly("pass@32", "pass@64", "pass@256");
    assertThat(diagnosis.positions().accuracy()).hasSize(16);
    assertThat(diagnosis.positions().differ()).isFalse();
  }
}
