package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.run;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.question.CurveSlopes.Mark;
import dev.assay.analysis.question.CurveSlopes.Segment;
import dev.assay.analysis.question.CurveSlopes.Slope;
import dev.assay.analysis.question.CurveSlopes.Trend;
import dev.assay.domain.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveSlopesTest {
  @TempDir Path folder;

  /** A curve over {@code thousands} windows of 1000 tokens, of which {@code local} gives the loss. */
  private static Series curve(
      String name, String kind, String part, int thousands, LongToDoubleFunction local) {
    long[] x = new long[thousands];
    double[] y = new double[thousands];
    double sum = 0;
    for (int i = 0; i < thousands; i++) {
      x[i] = 1000L * (i + 1);
      sum += local.applyAsDouble(x[i]);
      double loss = kind.equals("local") ? local.applyAsDouble(x[i]) : sum / (i + 1);
      y[i] = name.equals("perplexity") ? Math.exp(loss) : loss;
    }
    return new Series("librilight", name, kind, part, false, "tokens", x, y, 0);
  }

  private CurveSlopes.Answer answer(String name, Series... curves) {
    var record = run("r");
    for (Series curve : curves) {
      record.series(curve);
    }
    try (TestIndex index = new TestIndex(folder).with(record)) {
      return new CurveSlopes(index.snapshots())
          .answer(new CurveSlopes.Question(List.of("r"), "", name));
    }
  }

  private static Slope of(CurveSlopes.Answer answer, Segment segment, String part) {
    return answer.slopes().stream()
        .filter(slope -> slope.segment() == segment && slope.part().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private static double wave(long x) {
    return x / 1000 % 2 == 0 ? 0.01 : -0.01;
  }

  @Test
  void threeFilesGiveAMeanSlopeWithAnIntervalOverFiles() {
    CurveSlopes.Answer answer =
        answer(
            "",
            curve("loss", "running-average", "a", 30, x -> 9 - 1e-5 * x + wave(x)),
            curve("loss", "running-average", "b", 30, x -> 8 - 2e-5 * x + wave(x)),
            curve("loss", "running-average", "c", 26, x -> 8 - 3e-5 * x + wave(x)));

    Slope mean = of(answer, Segment.OVERALL, "");
    assertThat(mean.slope()).isCloseTo(-0.02, within(1e-3));
    assertThat(mean.n()).isEqualTo(3);
    assertThat(requireNonNull(mean.se())).isCloseTo(0.01 / Math.sqrt(3), within(1e-3));
    assertThat(requireNonNull(mean.high())).isCloseTo(-0.02 + 4.302653 * 0.01 / Math.sqrt(3), within(2e-3));
    assertThat(mean.trend()).isEqualTo(Trend.INDISTINGUISHABLE);
    assertThat(mean.to()).isEqualTo(30_000);
    Slope file = of(answer, Segment.MIDDLE, "b");
    assertThat(file.slope()).isCloseTo(-0.02, within(2e-3));
    assertThat(file.n()).isEqualTo(8);
    assertThat(file.trend()).isEqualTo(Trend.FALLING);
    assertThat(answer.slopes())
        .filteredOn(slope -> slope.segment() == Segment.REST)
        .extracting(Slope::part)
        .containsExactly("", "a", "b"); // two windows of c are too few
    assertThat(of(answer, Segment.REST, "").method()).isEqualTo(PartSlopes.POOLED);
    Mark mark = answer.marks().getFirst();
    assertThat(mark.at()).isEqualTo(8000);
    assertThat(mark.n()).isEqualTo(3);
    assertThat(mark.value()).isCloseTo((25 - 6e-5 * 8000) / 3 + 0.01, within(1e-9));
    assertThat(mark.low()).isNotNull();
  }

  @Test
  void aPerplexityIsReadAsItsLossWhereThereIsNoLoss() {
    CurveSlopes.Answer answer =
        answer("", curve("perplexity", "running-average", "", 20, x -> 5 + 1e-5 * x + wave(x)));

    Slope slope = of(answer, Segment.OVERALL, "");
    assertThat(slope.slope()).isCloseTo(0.01, within(1e-3));
    assertThat(slope.trend()).isEqualTo(Trend.RISING);
    assertThat(slope.method()).isEqualTo(PartSlopes.LINE);
    assertThat(answer.slopes()).noneMatch(s -> s.segment() == Segment.LATE);
    assertThat(answer.marks()).allMatch(mark -> mark.n() == 1 && mark.low() == null);
  }

  @Test
  void lossesStandForTheirPerplexitiesUnlessThoseAreNamed() {
    Series loss = curve("loss", "local", "a", 20, x -> 5 - 1e-5 * x);
    Series perplexity = curve("perplexity", "local", "a", 20, x -> 5 - 1e-5 * x);

    assertThat(answer("", loss, perplexity).slopes())
        .isNotEmpty()
        .allMatch(slope -> slope.name().equals("loss"));
  }

  @Test
  void singleTokensAndShortCurvesHaveNoSlope() {
    CurveSlopes.Answer answer =
        answer(
            "",
            curve("loss", "single-token", "a", 30, x -> 5),
            curve("loss", "running-average", "b", 6, x -> 5));

    assertThat(answer.slopes()).isEmpty();
    assertThat(answer.marks()).isEmpty();
  }

  @Test
  void brokenPointsAreNoNumbersInALocalCurve() {
    Series series =
        new Series(
            "librilight",
            "loss",
            "running-average",
            "",
            false,
            "tokens",
            new long[] {0, 1000, 2000, 3000},
            new double[] {1, 2, Double.NaN, 4},
            3);

    Series local = LocalCurves.of(series);

    assertThat(local.kind()).isEqualTo("local");
    assertThat(local.count()).isEqualTo(3);
    assertThat(local.y()).containsExactly(Double.NaN, 2, Double.NaN, 5);
    assertThat(LocalCurves.of(local)).isSameAs(local);
  }
}
