package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.count;
import static dev.assay.formats.paper.PaperSources.read;
import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.Estimate;
import dev.assay.domain.RunRecord;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.formats.Settings;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.paper.PaperSources.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperMetricsFlatTest {
  private static final PaperMetricsFlat FORMAT = new PaperMetricsFlat();
  private static final String PATH =
      "/copied/expA/checkpoints/checkpoint_000400/consolidated/paper_metrics_results.json";
  private static final String RESULT =
      """
      {"sblimp_accuracy": 0.5, "sblimp_samples": 1000, "sblimp_correct": 500,
       "swuggy_accuracy": 0.6, "swuggy_samples": 2000,
       "tstory_accuracy": 0.8, "tstory_samples": 1871,
       "sstory_accuracy": 0.6, "sstory_samples": 1871, "paper_metrics_avg": 0.625}
      """;
  private static final String CONFIG =
      """
      {"run_dir": "/cluster/expA", "max_steps": 2000, "wandb": {"run_name": "tttlora"},
       "data": {"train_data": "/d/daily-talk-contiguous/train/x.jsonl"},
       "moshi_paths": {"hf_repo_id": "kyutai/moshiko"},
       "lora": {"enable": true, "rank": 64},
       "ttt": {"enable": true, "layers": "29, 30,31", "base_lr": 0.01, "initial_gating_alpha": 1e-08}}
      """;

  private static Collected withConfig(String result, String config) throws IOException {
    return read(FORMAT, PATH, result, Map.of("training_config.json", config), Settings.DEFAULTS);
  }

  private static RunRecord result(String text) throws IOException {
    return withConfig(text, CONFIG).only();
  }

  @Test
  void aResultWithItsConfigurationTellsEverything() throws IOException {
    Collected read = withConfig(RESULT, CONFIG);
    RunRecord run = read.only();
    assertThat(read.rejects).isEmpty();
    assertThat(read.remarks).isEmpty();
    assertThat(run.id()).isEqualTo("expA_cp000400");
    assertThat(run.name()).isEqualTo("CP0400 - tttlora");
    assertThat(run.model()).isEqualTo("kyutai/moshiko");
    assertThat(run.checkpointKey()).isEqualTo("path:/cluster/expA/checkpoints/checkpoint_000400");
    assertThat(run.checkpoint().path())
        .isEqualTo("/cluster/expA/checkpoints/checkpoint_000400/consolidated");
    assertThat(run.checkpoint().step()).hasValue(400);
    assertThat(run.trainingType()).isEqualTo(TrainingType.HYBRID);
    assertThat(run.baseline()).isFalse();
    assertThat(run.tags())
        .containsExactly(
            "ttt", "ttt-layers-29-30-31", "high-lr", "daily-talk", "long-training", "hybrid");
    assertThat(run.notes())
        .isEqualTo(
            "TTT training on layers 29,30,31 | Base LR: 0.01 | Gating alpha: 1e-08"
                + " | LoRA training (rank 64) | Data: daily-talk | Trained for 2000 steps");
    assertThat(run.configJson()).isEqualTo(CONFIG);
    assertThat(run.configSha256()).hasSize(64);
    assertThat(run.evaluatedAt()).isEqualTo(PaperSources.MODIFIED);
    assertThat(run.timeSource()).isEqualTo(RunRecord.TimeSource.FILE_MODIFIED);
    assertThat(value(run, "sblimp/accuracy")).isEqualTo(0.5);
    assertThat(count(run, "sblimp/accuracy")).isEqualTo(1000);
  }

  @Test
  void theHarmonicMeanIsComputedWhereMissing() throws IOException {
    RunRecord run = result(RESULT);
    double expected = 4 / (1 / 0.5 + 1 / 0.6 + 1 / 0.8 + 1 / 0.6);
    assertThat(value(run, "paper_metrics/f1")).isCloseTo(expected, within(1e-15));
    assertThat(run.estimates())
        .filteredOn(e -> e.metric().name().equals("f1"))
        .extracting(Estimate::source)
        .containsExactly(Estimate.Source.COMPUTED);
    assertThat(value(run, "paper_metrics/benchmarks")).isEqualTo(4);
  }

  @Test
  void aHarmonicMeanThatCopiesTheAverageIsAPlaceholder() throws IOException {
    Collected read =
        withConfig(
            "{\"sblimp_accuracy\":0.5,\"swuggy_accuracy\":0.7,\"paper_metrics_avg\":0.6,"
                + "\"paper_metrics_f1\":0.6}",
            CONFIG);
    assertThat(value(read.only(), "paper_metrics/f1")).isCloseTo(2 / (2 + 1 / 0.7), within(1e-15));
    assertThat(read.remarks).anyMatch(r -> r.contains("copy of the average"));
  }

  @Test
  void whatWasNotMeasuredIsLeftOutAndSaid() throws IOException {
    Collected read =
        withConfig(
            "{\"sblimp_accuracy\":0.5,\"sblimp_samples\":10,\"swuggy_accuracy\":0.0,"
                + "\"swuggy_samples\":0,\"librilight_perplexity_8k\":0.0,\"librilight_slope\":0.0,"
                + "\"librilight_samples\":0,\"librilight_loss_8k\":NaN}",
            CONFIG);
    RunRecord run = read.only();
    assertThat(run.estimates())
        .extracting(e -> e.metric().toString())
        .containsExactly(
            "sblimp/accuracy", "paper_metrics/avg", "paper_metrics/f1", "paper_metrics/benchmarks");
    assertThat(read.remarks)
        .anyMatch(r -> r.contains("swuggy_accuracy") && r.contains("librilight_slope"))
        .anyMatch(r -> r.contains("not a finite number") && r.contains("librilight_loss_8k"))
        .anyMatch(r -> r.contains("average over 1 benchmark (sblimp)"));
  }

  @Test
  void aRealZeroStays() throws IOException {
    assertThat(value(result("{\"sblimp_accuracy\":0.0,\"sblimp_samples\":50}"), "sblimp/accuracy"))
        .isZero();
  }

  @Test
  void aCountWithoutItsAccuracyIsKeptAndANumeratorGivesTheAccuracy() throws IOException {
    RunRecord run = result("{\"swuggy_samples\":7,\"sblimp_correct\":1,\"sblimp_samples\":4}");
    assertThat(value(run, "swuggy/samples")).isEqualTo(7);
    assertThat(value(run, "sblimp/accuracy")).isEqualTo(0.25);
    assertThat(value(run, "sblimp/samples")).isNaN();
  }

  @Test
  void oneMarkUnderTwoNamesIsOneEstimate() throws IOException {
    RunRecord run =
        result(
            "{\"librilight_loss_8k\":1.5,\"librilight_loss_8000\":1.5,"
                + "\"librilight_loss_1500\":2.5,\"librilight_samples\":3}");
    assertThat(run.estimates())
        .extracting(e -> e.metric().name())
        .containsExactly("loss_1500", "loss_8k");
    assertThat(count(run, "librilight/loss_8k")).isEqualTo(3);
    assertThat(value(run, "librilight/tokens")).isNaN();
  }

  @Test
  void samplesInTokensAreNoSampleCount() throws IOException {
    RunRecord run = result("{\"librilight_perplexity_8k\":1683.5,\"librilight_samples\":129574}");
    assertThat(count(run, "librilight/perplexity_8k")).isZero();
    assertThat(value(run, "librilight/tokens")).isEqualTo(129574);
  }

  @Test
  void unknownNumbersAreKeptAndOtherThingsNamed() throws IOException {
    Collected read =
        withConfig(
            "{\"sblimp_speed\":3,\"long_context_loss_8k\":1.5,\"xnli_accuracy\":0.4,"
                + "\"comment\":\"<script>\",\"list\":[1,[2]],\"_internal\":7,\"a/b,c\":2}",
            CONFIG);
    RunRecord run = read.only();
    assertThat(value(run, "sblimp/speed")).isEqualTo(3);
    assertThat(value(run, "other/long_context_loss_8k")).isEqualTo(1.5);
    assertThat(value(run, "xnli/accuracy")).isEqualTo(0.4);
    assertThat(value(run, "other/a_b_c")).isEqualTo(2);
    assertThat(run.estimates()).noneMatch(e -> e.metric().name().contains("internal"));
    assertThat(read.remarks).anyMatch(r -> r.contains("comment, list"));
  }

  @Test
  void anAccuracyInPercentIsRejectedAlone() throws IOException {
    Collected read = withConfig("{\"sblimp_accuracy\":54.5,\"swuggy_accuracy\":0.6}", CONFIG);
    assertThat(read.rejects).singleElement().asString().startsWith("$.sblimp_accuracy: ");
    assertThat(value(read.only(), "swuggy/accuracy")).isEqualTo(0.6);
  }

  @Test
  void aNumeratorThatContradictsTheAccuracyIsRemarked() throws IOException {
    Collected read =
        withConfig(
            "{\"sblimp_accuracy\":0.5,\"sblimp_samples\":100,\"sblimp_correct\":40}", CONFIG);
    assertThat(read.remarks).anyMatch(r -> r.contains("40.0 correct of 100 is 0.4"));
  }

  @Test
  void theEvaluatorsLayoutUnderThisNameIsReadTheSame() throws IOException {
    RunRecord run =
        result(
            "{\"metadata\":{\"model_type\":\"TTT\"},\"results\":{\"sblimp\":{\"accuracy\":0.5,"
                + "\"sblimp_samples\":10},\"librilight\":{\"loss_8k\":4.5},"
                + "\"aggregate\":{\"paper_metrics_avg\":0.5}}}");
    assertThat(value(run, "sblimp/accuracy")).isEqualTo(0.5);
    assertThat(count(run, "sblimp/accuracy")).isEqualTo(10);
    assertThat(value(run, "librilight/loss_8k")).isEqualTo(4.5);
    assertThat(value(run, "paper_metrics/avg")).isEqualTo(0.5);
  }

  @Test
  void theLayoutOfTheDesignDocumentIsReadTheSame() throws IOException {
    RunRecord run =
        result(
            "{\"metrics\":{\"sblimp\":{\"accuracy\":0.5,\"samples\":10},"
                + "\"librilight\":{\"perplexity_8k\":9.5,\"slope\":-1e-5,\"samples\":3},"
                + "\"average\":0.5}}");
    assertThat(count(run, "sblimp/accuracy")).isEqualTo(10);
    assertThat(value(run, "librilight/perplexity_8k")).isEqualTo(9.5);
    assertThat(value(run, "librilight/slope")).isEqualTo(-1e-5);
    assertThat(value(run, "paper_metrics/avg")).isEqualTo(0.5);
  }

  @Test
  void withoutAConfigurationOnlyTheNameMakesABaseline() throws IOException {
    Collected unknown = read(FORMAT, PATH, RESULT);
    assertThat(unknown.only().baseline()).isFalse();
    assertThat(unknown.only().trainingType()).isEqualTo(TrainingType.UNKNOWN);
    assertThat(unknown.only().checkpointKey())
        .isEqualTo("path:/copied/expA/checkpoints/checkpoint_000400");
    assertThat(unknown.remarks).anyMatch(r -> r.contains("no training configuration"));

    RunRecord baseline = read(FORMAT, "/w/baseline_paper_metrics_results.json", RESULT).only();
    assertThat(baseline.baseline()).isTrue();
    assertThat(baseline.id()).isEqualTo("baseline_pretrained");
    assertThat(baseline.name()).isEqualTo("Baseline - kyutai/moshiko-pytorch-bf16");
    assertThat(baseline.checkpointKey())
        .isEqualTo("baseline:/w/baseline_paper_metrics_results.json");
    assertThat(baseline.trainingType()).isEqualTo(TrainingType.PRETRAINED);
    assertThat(baseline.tags()).containsExactly("baseline");
    assertThat(baseline.checkpoint().step()).hasValue(0);
    assertThat(baseline.configJson()).contains("\"baseline\":true");
  }

  @Test
  void twoBaselinesInOneDirectoryStayApart() throws IOException {
    RunRecord one = read(FORMAT, "/w/baseline_paper_metrics_results.json", RESULT).only();
    RunRecord other = read(FORMAT, "/w/baseline_moshika.json", RESULT).only();
    assertThat(other.id()).isEqualTo("baseline_moshika");
    assertThat(other.checkpointKey()).isNotEqualTo(one.checkpointKey());
  }

  @Test
  void aRunWithNothingEnabledIsNoBaseline() throws IOException {
    RunRecord run = withConfig(RESULT, "{\"max_steps\": 3000}").only();
    assertThat(run.baseline()).isFalse();
    assertThat(run.trainingType()).isEqualTo(TrainingType.UNKNOWN);
    assertThat(run.tags()).containsExactly("unknown", "long-training");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ttt\":{\"enable\":true,\"layers\":[29,30,31]}}",
        "{\"ttt\":null}",
        "{\"ttt\":\"on\"}",
        "{\"ttt\":{\"enable\":true,\"layers\":7,\"base_lr\":\"0.01\"}}",
        "{\"ttt\":{\"enable\":true,\"layers\":null,\"base_lr\":[1,2]}}",
        "{\"max_steps\":null}",
        "{\"max_steps\":\"many\"}",
        "{\"data\":{\"train_data\":null}}",
        "{\"data\":[]}",
        "{\"wandb\":{\"run_name\":{}},\"lora\":[true],\"run_dir\":5}",
        "{\"ttt\":{\"enable\":true,\"base_lr\":NaN}}",
      })
  void anOddConfigurationOnlyFlagsItsRun(String config) throws IOException {
    Collected read = withConfig(RESULT, config);
    assertThat(value(read.only(), "sblimp/accuracy")).isEqualTo(0.5);
    assertThat(read.rejects).isEmpty();
    assertThat(read.only().configJson()).doesNotContain(":NaN");
  }

  @Test
  void layersMayBeAListOrAnInteger() throws IOException {
    assertThat(
            withConfig(RESULT, "{\"ttt\":{\"enable\":true,\"layers\":[29,30,31]}}").only().tags())
        .contains("ttt-layers-29-30-31", "low-lr");
    assertThat(withConfig(RESULT, "{\"ttt\":{\"enable\":true,\"layers\":7}}").only().tags())
        .contains("ttt-layers-7");
    assertThat(withConfig(RESULT, "{\"ttt\":{\"enable\":true,\"layers\":null}}").only().tags())
        .contains("ttt-layers-none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ttt\": {", "", "[]", "7", "null"})
  void aBrokenConfigurationIsRejectedAndTheResultKept(String config) throws IOException {
    Collected read = withConfig(RESULT, config);
    assertThat(read.only().trainingType()).isEqualTo(TrainingType.UNKNOWN);
    assertThat(read.rejects).singleElement().asString().startsWith("training_config.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"sblimp_accuracy\": 0.5",
        "[1]",
        "null",
        "{}",
        "{\"a\": \"b\"}",
        "\"x\""
      })
  void aFileWithoutAnyMetricIsUnreadable(String text) {
    UnreadableException e =
        catchThrowableOfType(UnreadableException.class, () -> withConfig(text, CONFIG));
    assertThat(e).isNotNull();
    assertThat(e.problem()).isNotEmpty();
    assertThat(e.remedy()).isNotEmpty();
  }

  @Test
  void otherDepthsTakeTheConfiguredRunDirectoryOrTheDirectoryAbove() throws IOException {
    Collected configured =
        read(
            FORMAT,
            "/a/b/exp/final/paper_metrics_results.json",
            RESULT,
            Map.of("training_config.json", CONFIG),
            Settings.DEFAULTS);
    assertThat(configured.only().id()).isEqualTo("expA_final");
    assertThat(configured.only().checkpoint().step()).isEmpty();
    assertThat(configured.only().name()).isEqualTo("tttlora");
    assertThat(configured.only().checkpointKey()).isEqualTo("path:/a/b/exp/final");
    Collected bare = read(FORMAT, "/a/b/exp/final/consolidated/paper_metrics_results.json", RESULT);
    assertThat(bare.only().id()).isEqualTo("exp_final");
  }

  @Test
  void theUsersTagRulesApplyToConfigurationAndName() throws IOException {
    Settings settings =
        new Settings(
            ZoneId.of("UTC"),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Settings.TagRule("talk", "data.train_data", "*daily-talk*"),
                new Settings.TagRule("mixed", "name", "CP0400*lora"),
                new Settings.TagRule("never", "ttt.missing.deep", "*")),
            "digest-of-rules");
    RunRecord run =
        read(FORMAT, PATH, RESULT, Map.of("training_config.json", CONFIG), settings).only();
    assertThat(run.tags()).contains("talk", "mixed").doesNotContain("never");
    assertThat(result(RESULT).tags()).doesNotContain("talk");
  }

  @Test
  void marksBecomeACurveOnlyFromThreeOn() throws IOException {
    RunRecord run =
        result(
            "{\"librilight_loss_1000\":3.5,\"librilight_loss_3000\":2.5,\"librilight_loss_2000\":9,"
                + "\"librilight_samples\":3,"
                + "\"_results_json_path\":\"evaluation_results/run_1_ttt/results.json\"}");
    Series series = run.series().get(0);
    assertThat(series.kind()).isEqualTo("single-token");
    assertThat(series.x()).containsExactly(1000, 2000, 3000);
    assertThat(series.y()).containsExactly(3.5, 9, 2.5);
    assertThat(run.link()).isEqualTo("run_1_ttt/results.json");
    assertThat(result("{\"librilight_loss_1000\":3.5,\"librilight_loss_2000\":3.5}").series())
        .isEmpty();
  }

  @Test
  void embeddedCurvesAreSplitByFileAndABrokenPointIsCounted() throws IOException {
    Collected read =
        withConfig(
            "{\"librilight_progression\":["
                + "{\"position\":2000,\"loss\":5.2,\"perplexity\":181.3},"
                + "{\"position\":1000,\"loss\":5.0,\"perplexity\":148.4},"
                + "{\"position\":1000,\"loss\":7.0,\"perplexity\":NaN},"
                + "{\"position\":2000,\"loss\":null,\"perplexity\":1200.0},"
                + "{\"position\":3000,\"loss\":5.3,\"perplexity\":200.3},"
                + "{\"position\":\"x\"}, 5, {\"position\":-1,\"loss\":1}]}",
            CONFIG);
    List<Series> series = read.only().series();
    assertThat(series)
        .extracting(Series::part)
        .containsExactly("file 1", "file 1", "file 2", "file 2");
    assertThat(series.get(0).x()).containsExactly(1000, 2000, 3000);
    assertThat(series.get(0).partEstimated()).isTrue();
    assertThat(series.get(2).y()).containsExactly(7.0, Double.NaN);
    assertThat(series.get(3).y()).containsExactly(Double.NaN, 1200.0);
    assertThat(read.remarks).anyMatch(r -> r.contains("3 curve points"));
  }

  @Test
  void aHostileNumberOfFilesAtOnePositionIsRejected() throws IOException {
    StringBuilder text = new StringBuilder("{\"sblimp_accuracy\":0.5,\"librilight_progression\":[");
    for (int i = 0; i < 5000; i++) {
      text.append(i == 0 ? "" : ",").append("{\"position\":1000,\"loss\":1.0}");
    }
    Collected read = withConfig(text.append("]}").toString(), CONFIG);
    assertThat(read.rejects).anyMatch(r -> r.contains("5000 values at one position"));
    assertThat(value(read.only(), "sblimp/accuracy")).isEqualTo(0.5);
  }

  @Test
  void filesAreRecognisedByNameOrContent() {
    assertThat(recognises("paper_metrics_results.json", "")).isTrue();
    assertThat(recognises("my_eval.json", RESULT)).isTrue();
    assertThat(recognises("my_eval.json", "{\"metrics\":{\"sblimp\":{}}}")).isTrue();
    assertThat(recognises("my_eval.json", RESULT.substring(0, 40))).isTrue();
    assertThat(
            recognises(
                "results_1.json", "{\"results\":{\"arc\":{\"acc,none\":0.5}},\"config\":{}}"))
        .isFalse();
    assertThat(recognises("metrics.json", "[1,2]")).isFalse();
    assertThat(recognises("metrics.json", "not json")).isFalse();
    assertThat(FORMAT.mayRead("training_config.json", Set.of())).isFalse();
    assertThat(FORMAT.mayRead("baseline_x.json", Set.of())).isTrue();
    assertThat(FORMAT.mayRead("package.json", Set.of())).isFalse();
    assertThat(FORMAT.companions("x.json", Set.of("training_config.json")))
        .containsExactly("training_config.json");
  }

  private static boolean recognises(String name, String text) {
    return FORMAT.recognises(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
