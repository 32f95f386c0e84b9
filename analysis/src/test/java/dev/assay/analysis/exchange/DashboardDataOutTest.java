package dev.assay.analysis.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.question.TestIndex;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardDataOutTest {
  private static final Instant NOW = Instant.parse("2025-11-03T15:42:28.057Z");
  @TempDir Path folder;

  private static Series curve(String name, String part, long[] x, double... y) {
    return new Series("librilight", name, "running-average", part, true, "tokens", x, y, 1);
  }

  private static RunRecordBuilder baseline() {
    long[] x = {8000};
    RunRecordBuilder run =
        TestIndex.run("baseline_pretrained")
            .baseline(true)
            .name("Baseline - parrot")
            .trainingType(TrainingType.PRETRAINED)
            .estimate(TestIndex.counted("sblimp/accuracy", 0.545, 1000));
    double[] perplexities = {586.46, 606.15, 761.80};
    double[] losses = {6.3741, 6.4072, 6.6357};
    for (int i = 0; i < 3; i++) {
      run.series(curve("loss", "file " + (i + 1), x, losses[i]));
      run.series(curve("perplexity", "file " + (i + 1), x, perplexities[i]));
    }
    return run;
  }

  private String written(boolean withBaseline, RunRecordBuilder... runs) {
    try (TestIndex test = new TestIndex(folder).with(runs);
        RunReader reader = test.index().read()) {
      reader.begin();
      List<RunHead> all = reader.runs();
      RunHead reference =
          withBaseline ? all.stream().filter(RunHead::baseline).findFirst().orElse(null) : null;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      DashboardDataOut.write(
          reader,
          all,
          reference,
          new DashboardDataOut.Head(
              NOW, ZoneId.of("Asia/Jerusalem"), List.of("/ckpt"), all.isEmpty()),
          out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutAnyRunThereIsNoKeyForTheBaseline() {
    assertThat(written(false))
        .isEqualTo(
            DashboardDataOut.MARK
                + "{\"generated_at\":\"2025-11-03T17:42:28.057000\",\"total_runs\":0,"
                + "\"checkpoint_base_paths\":[\"/ckpt\"]},\"runs\":[]}");
  }

  @Test
  void aRunHasAllKeysInTheOrderOfTheSchema() {
    assertThat(
            written(
                false,
                TestIndex.run("exp_cp000100")
                    .name("CP0100 - exp")
                    .trainingType(TrainingType.HYBRID)
                    .checkpoint(TestIndex.at(100))
                    .evaluatedAt(NOW, TimeSource.AGGREGATE)
                    .notes("short")
                    .estimate(TestIndex.counted("sblimp/accuracy", 0.5, 10))))
        .contains(
            "\"baseline\":null,\"runs\":[{\"id\":\"exp_cp000100\",\"name\":\"CP0100 - exp\","
                + "\"checkpoint_path\":\"/ckpt\",\"checkpoint_step\":100,"
                + "\"evaluation_timestamp\":\"2025-11-03T17:42:28.057000\","
                + "\"training_config\":{\"ttt\":{\"enable\":true},\"lora\":{\"enable\":true}},"
                + "\"metrics\":{\"sblimp_accuracy\":0.5,\"sblimp_samples\":10},"
                + "\"librilight_progression\":[],\"librilight_progression_mean\":[],"
                + "\"librilight_progression_median\":[],\"librilight_progression_individual\":[],"
                + "\"tags\":[\"ttt\",\"lora\"],\"notes\":\"short\"}]}");
  }

  @Test
  void aCurveStandsInFourFormsAndWithTheBaselineOnceMore() {
    String text = written(true, baseline());
    assertThat(text)
        .contains(
            "\"baseline\":{\"id\":\"baseline_pretrained\",\"name\":\"Baseline - parrot\",\"metrics\":",
            "\"sblimp_samples\":1000,\"librilight_progression\":[{\"position\":8000,\"loss\":6.3741,",
            "\"librilight_progression_median\":[{\"position\":8000,\"loss\":6.4072,"
                + "\"perplexity\":606.15,\"n_samples\":3}]",
            "\"librilight_progression_individual\":[[{\"position\":8000,\"loss\":6.3741,"
                + "\"perplexity\":586.46}],[{");
    DashboardCurve.At at = new DashboardCurve.At(8000, List.of(), List.of(586.46, 606.15, 761.80));
    assertThat(DashboardCurve.mean(at.perplexities())).isEqualTo(651.47);
    assertThat(DashboardCurve.deviation(at.perplexities()))
        .isCloseTo(96.0544, org.assertj.core.api.Assertions.within(5e-5));
  }

  @Test
  void oneFileHasNoDeviationAndAnEvenNumberTheMiddleOfTwo() {
    assertThat(DashboardCurve.deviation(List.of(3.0))).isZero();
    assertThat(DashboardCurve.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
  }

  @Test
  void whatIsNoNumberIsNeverWritten() {
    String text =
        written(
            false,
            TestIndex.run("odd")
                .name("</script>\"")
                .config(
                    "{\"ttt\":{\"base_lr\":NaN,\"layers\":[1,Infinity]},\"x\":1e-4}",
                    "0".repeat(64))
                .series(curve("loss", "", new long[] {1000, 2000, 3000}, 6, Double.NaN, 1e6)));
    assertThat(text)
        .doesNotContain("NaN", "Infinity")
        .contains("\"base_lr\":null", "{\"position\":3000,\"loss\":1000000.0,\"perplexity\":null}")
        .doesNotContain("\"position\":2000");
  }

  @Test
  void marksAtEveryThousandTokensStandUnderTheirTokensAndThreeOfThemTwice() {
    assertThat(
            DashboardMetrics.of(
                List.of(
                    TestIndex.counted("librilight/loss_1k", 5.5, 3),
                    TestIndex.counted("librilight/loss_2k", 5.6, 3),
                    TestIndex.counted("librilight/loss_3k", 5.7, 3),
                    TestIndex.counted("librilight/loss_8k", 5.8, 3))))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "librilight_loss_1000", 5.5,
                "librilight_loss_2000", 5.6,
                "librilight_loss_3000", 5.7,
                "librilight_loss_8000", 5.8,
                "librilight_loss_8k", 5.8,
                "librilight_samples", 3L));
  }

  @Test
  void numbersThatAssayComputedAreNotAddedToTheFilesOwn() {
    assertThat(
            DashboardMetrics.of(
                List.of(
                    Estimate.computed(MetricKey.parse("paper_metrics/avg"), 0.5),
                    Estimate.computed(MetricKey.parse("paper_metrics/f1"), 0.4),
                    Estimate.computed(MetricKey.parse("paper_metrics/benchmarks"), 4),
                    TestIndex.plain("librilight/tokens", 129574))))
        .isEqualTo(Map.of("paper_metrics_avg", 0.5, "librilight_samples", 129574L));
  }
}
