package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.counted;
import static dev.assay.analysis.question.TestIndex.plain;
import static dev.assay.analysis.question.TestIndex.run;
import static dev.assay.analysis.question.TestIndex.withError;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.question.Difference.Verdict;
import dev.assay.domain.AssayException;
import dev.assay.domain.RunRecord.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareRunsTest {
  @TempDir Path folder;
  private TestIndex index;

  @BeforeEach
  void open() {
    index = new TestIndex(folder);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private CompareRuns.Answer compare(String baseline, String... ids) {
    return new CompareRuns(index.snapshots())
        .answer(new CompareRuns.Question(List.of(ids), baseline, List.of()));
  }

  private Difference difference(CompareRuns.Answer answer, String metric) {
    int row = answer.metrics().stream().map(Column::key).toList().indexOf(metric);
    return requireNonNull(requireNonNull(answer.cells().get(row).getFirst()).difference());
  }

  @Test
  void theExampleOfTheDifferenceModes() {
    index.with(
        run("v").estimate(counted("sblimp/accuracy", 0.665, 2000)),
        run("b").baseline(true).estimate(counted("sblimp/accuracy", 0.6335, 2000)));

    Difference difference = difference(compare("", "v"), "sblimp/accuracy");

    assertThat(difference.percent()).isCloseTo(4.97, within(5e-3));
    assertThat(difference.points()).isCloseTo(3.15, within(1e-9));
    assertThat(difference.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(difference.low()).isPositive();
    assertThat(difference.method()).contains("Newcombe");
  }

  @ParameterizedTest
  @CsvSource({
    // metric, run, se, baseline, se, verdict, points
    "wiki/ppl, 10, 0.1, 12, 0.1, BETTER, -2",
    "wiki/ppl, 12, 0.1, 10, 0.1, WORSE, 2",
    "wiki/ppl, 10.1, 1, 10, 1, INDISTINGUISHABLE, 0.1",
    "tier3/cf_macro_avg, 0.5, 0.01, 0.4, 0.01, BETTER, 10",
    "librilight/slope, -0.002, 0.0001, -0.001, 0.0001, BETTER, -1",
    "strange/thing, 5, 0.1, 1, 0.1, UNKNOWN, 4",
    "tracker/total_steps, 5, 0.1, 1, 0.1, UNKNOWN, 4",
    "wiki/ppl, 10, 0, 12, 0, UNKNOWN, -2",
  })
  void verdictsFollowDirectionAndUncertainty(
      String metric, double v, double seV, double b, double seB, Verdict verdict, double points) {
    index.with(
        run("v").estimate(withError(metric, v, seV)),
        run("b").baseline(true).estimate(withError(metric, b, seB)));

    Difference difference = difference(compare("", "v"), metric);

    assertThat(difference.verdict()).isEqualTo(verdict);
    assertThat(difference.points()).isCloseTo(points, within(1e-9));
  }

  @Test
  void withoutCountOrErrorThereIsNoVerdictAndABaselineOfZeroHasNoPercent() {
    index.with(
        run("v").estimate(plain("t/acc", 0.9)).estimate(plain("only/acc", 1)),
        run("b").baseline(true).estimate(plain("t/acc", 0)).estimate(plain("other/acc", 1)));

    CompareRuns.Answer answer = compare("", "v");
    Difference difference = difference(answer, "t/acc");

    assertThat(difference.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(difference.method()).isEqualTo(Estimates.NO_INTERVAL);
    assertThat(difference.percent()).isNull();
    assertThat(difference.low()).isNull();
    assertThat(answer.metrics()).extracting(Column::key).containsExactly("only/acc", "t/acc");
    assertThat(requireNonNull(answer.cells().getFirst().getFirst()).difference()).isNull();
    assertThat(answer.baselineCells().getFirst()).isNull();
  }

  @Test
  void aShareOutsideZeroToOneGetsNoWilsonInterval() {
    index.with(run("v").estimate(counted("t/acc", 66.5, 2000)));

    Cell cell = requireNonNull(compare("none", "v").cells().getFirst().getFirst()).cell();

    assertThat(cell.method()).isNull();
    assertThat(cell.n()).isEqualTo(2000);
  }

  @Test
  void theBaselineItselfDiffersFromItselfByNothing() {
    index.with(run("b").baseline(true).estimate(counted("t/acc", 0.5, 10)));

    Difference difference = difference(compare("b", "b"), "t/acc");

    assertThat(difference.value()).isZero();
    assertThat(difference.verdict()).isEqualTo(Verdict.INDISTINGUISHABLE);
    assertThat(difference.method()).isEqualTo(Estimates.ITSELF);
  }

  @Test
  void noBaselineMeansNoDifferences() {
    index.with(run("v").estimate(plain("t/acc", 1)), run("b").baseline(true));

    CompareRuns.Answer answer = compare("none", "v", "b");

    assertThat(answer.baseline()).isNull();
    assertThat(answer.baselineCells()).isEmpty();
    assertThat(answer.cells().getFirst()).hasSize(2).last().isNull();
  }

  @Test
  void theDefaultBaselineHasTheModelOfTheRuns() {
    index.with(
        run("v").model("m2").estimate(plain("t/acc", 1)),
        run("w").model("m1").estimate(plain("t/acc", 1)),
        run("x").model("m1"),
        run("b1").model("m1").baseline(true),
        run("b2").model("m2").baseline(true));

    assertThat(compare("", "v").baseline()).isEqualTo("b2");
    assertThat(compare("", "w").baseline()).isEqualTo("b1");
    assertThat(compare("", "v", "w", "x").baseline()).isEqualTo("b1");
  }

  @Test
  void amongBaselinesTheNewestStatedTimeWinsThenTheMostSamples() {
    index.with(
        run("v").estimate(plain("t/acc", 1)),
        run("b-few").baseline(true).estimate(counted("t/acc", 1, 50)),
        run("b-many")
            .baseline(true)
            .estimate(counted("t/acc", 1, 2000))
            .evaluatedAt(Instant.parse("2020-01-01T00:00:00Z"), TimeSource.FILE_MODIFIED));
    assertThat(compare("", "v").baseline()).isEqualTo("b-many");

    index.with(
        run("b-dated")
            .baseline(true)
            .evaluatedAt(Instant.parse("2019-01-01T00:00:00Z"), TimeSource.LOG));
    assertThat(compare("", "v").baseline()).isEqualTo("b-dated");
  }

  @Test
  void unknownAndTooManyRunsAreRefusedWithWords() {
    index.with(run("run_cp001000").estimate(plain("t/acc", 1)));

    assertThatThrownBy(() -> compare("", "run_cp00100"))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AssayException.Kind.NOT_FOUND);
              assertThat(e.remedy()).contains("run_cp001000");
            });
    assertThatThrownBy(() -> compare("nope", "run_cp001000")).hasMessage("no run 'nope'");
    assertThatThrownBy(() -> compare("")).hasMessage("no run is named");
    String[] many = IntStream.range(0, 201).mapToObj(i -> "r" + i).toArray(String[]::new);
    assertThatThrownBy(() -> compare("", many)).hasMessageContaining("at most 200");
  }
}
