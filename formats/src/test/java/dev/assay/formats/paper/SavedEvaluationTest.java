package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.count;
import static dev.assay.formats.paper.PaperSources.read;
import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.domain.RunRecord;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.paper.PaperSources.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SavedEvaluationTest {
  private static final SavedEvaluation FORMAT = new SavedEvaluation();
  private static final String PATH = "/e/evaluation_results/run_20251102_015556_ttt/results.json";
  private static final String LONG =
      """
      {"metadata": {"timestamp": "20251102_015556", "datetime": "2025-11-02T01:55:56.123456",
         "model_type": "TTT", "config": {"sblimp_max_pairs": 2000, "streaming": {"enabled": true}}},
       "results": {
         "sblimp": {"sblimp_accuracy": 0.5, "sblimp_samples": 10, "sblimp_correct": 5},
         "swuggy": {"swuggy_accuracy": 0.75, "swuggy_samples": 8},
         "librilight": {"librilight_loss_8k": 4.5, "librilight_loss_8000": 4.5,
            "librilight_slope": -1e-05, "librilight_samples": 3, "books_evaluated": ["a"]},
         "aggregate": {"paper_metrics_avg": 0.625, "paper_metrics_f1": 0.6},
         "other": {"long_context_loss_8k": 2.5}},
       "metrics_explanation": {"sblimp": {"name": "x", "range": [0, 1]}},
       "librilight_detailed": {"positions": [0, 1, 2, 100], "losses": [9.5, 8.5, NaN, 7.5],
         "measurement_positions": [1000], "slopes": {"overall": -1e-05, "early": 2e-06},
         "position_metrics": {"1000": 3.5}}}
      """;

  private static boolean recognises(String text) {
    return FORMAT.recognises("results.json", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anEvaluationRunTellsItsMetricsAndItsCurve() throws IOException {
    Collected read = read(FORMAT, PATH, LONG);
    RunRecord run = read.only();
    assertThat(recognises(LONG)).isTrue();
    assertThat(run.id()).isEqualTo("run_20251102_015556_ttt");
    assertThat(run.checkpointKey())
        .isEqualTo("evalrun:/e/evaluation_results/run_20251102_015556_ttt");
    assertThat(run.link()).isEqualTo("run_20251102_015556_ttt/results.json");
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2025-11-02T01:55:56.123456Z"));
    assertThat(run.timeSource()).isEqualTo(RunRecord.TimeSource.RESULTS_FILE);
    assertThat(run.trainingType()).isEqualTo(TrainingType.TTT);
    assertThat(run.configJson()).contains("\"sblimp_max_pairs\":2000");
    assertThat(value(run, "sblimp/accuracy")).isEqualTo(0.5);
    assertThat(count(run, "librilight/loss_8k")).isEqualTo(3);
    assertThat(value(run, "librilight/loss_1k")).isEqualTo(3.5);
    assertThat(value(run, "librilight/slope")).isEqualTo(-1e-5);
    assertThat(value(run, "librilight/slope_early")).isEqualTo(2e-6);
    assertThat(value(run, "paper_metrics/f1")).isEqualTo(0.6);
    assertThat(value(run, "other/long_context_loss_8k")).isEqualTo(2.5);
    assertThat(run.series()).hasSize(1);
    Series series = run.series().get(0);
    assertThat(series.kind()).isEqualTo("single-token");
    assertThat(series.x()).containsExactly(0, 1, 2, 100);
    assertThat(series.y()).containsExactly(9.5, 8.5, Double.NaN, 7.5);
  }

  @Test
  void shortMetricNamesAreTheSameAsLongOnes() throws IOException {
    String brief =
        "{\"metadata\":{\"model_type\":\"Baseline\",\"timestamp\":\"20251102_015556\"},"
            + "\"results\":{\"sblimp\":{\"accuracy\":0.5,\"samples\":10},"
            + "\"swuggy\":{\"accuracy\":0.6,\"samples\":10},"
            + "\"librilight\":{\"loss_8k\":4.5,\"slope\":-1e-5}},"
            + "\"librilight_detailed\":{\"positions\":[0,100],\"losses\":[1.5,2.5]}}";
    RunRecord run = read(FORMAT, "/e/run_x/results.json", brief).only();
    assertThat(value(run, "sblimp/accuracy")).isEqualTo(0.5);
    assertThat(value(run, "swuggy/accuracy")).isEqualTo(0.6);
    assertThat(value(run, "librilight/loss_8k")).isEqualTo(4.5);
    assertThat(run.trainingType()).isEqualTo(TrainingType.PRETRAINED);
    assertThat(run.baseline()).isTrue();
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2025-11-02T01:55:56Z"));
  }

  @Test
  void aCurveWithoutMarksIsNoProblem() throws IOException {
    String text =
        "{\"metadata\":{},\"results\":{\"librilight\":{}},"
            + "\"librilight_detailed\":{\"positions\":[0,1,1,5],\"losses\":[1.5,2.5,3.5]}}";
    Collected read = read(FORMAT, "/e/run_x/results.json", text);
    assertThat(read.only().series().get(0).x()).containsExactly(0, 1);
    assertThat(read.remarks).anyMatch(r -> r.contains("2 curve points"));
  }

  @Test
  void modelTypesAreReadInAnyCaseAndUnknownIsNoBaseline() {
    assertThat(SavedEvaluation.type("ttt")).isEqualTo(TrainingType.TTT);
    assertThat(SavedEvaluation.type("TTT-LoRA")).isEqualTo(TrainingType.HYBRID);
    assertThat(SavedEvaluation.type("FROZEN")).isEqualTo(TrainingType.PRETRAINED);
    assertThat(SavedEvaluation.type("Unknown")).isEqualTo(TrainingType.UNKNOWN);
    assertThat(SavedEvaluation.type("")).isEqualTo(TrainingType.UNKNOWN);
  }

  @Test
  void theTimeFallsBackToTheDirectoryAndThenToTheFile() throws IOException {
    String text =
        "{\"metadata\":{\"timestamp\":\"job_12\"},\"results\":{\"sblimp\":{\"accuracy\":1}}}";
    RunRecord named = read(FORMAT, PATH, text).only();
    assertThat(named.timeSource()).isEqualTo(RunRecord.TimeSource.FILE_NAME);
    assertThat(named.evaluatedAt()).isEqualTo(Instant.parse("2025-11-02T01:55:56Z"));
    RunRecord job = read(FORMAT, "/e/run_job_12_ttt/results.json", text).only();
    assertThat(job.timeSource()).isEqualTo(RunRecord.TimeSource.FILE_MODIFIED);
  }

  @Test
  void filesOfOtherToolsAreNotRecognised() {
    assertThat(recognises("{\"checkpoint\":\"x\",\"metrics\":{\"generated_files\":[]}}")).isFalse();
    assertThat(recognises("{\"results\":{\"arc\":{\"acc,none\":0.5}},\"versions\":{}}")).isFalse();
    assertThat(recognises("{\"metadata\":{},\"results\":{\"arc\":{\"acc\":1}}}")).isFalse();
    assertThat(recognises("[]")).isFalse();
    assertThat(recognises("")).isFalse();
  }

  @Test
  void aTruncatedFileIsUnreadableAndSaysSo() {
    UnreadableException e =
        catchThrowableOfType(
            UnreadableException.class, () -> read(FORMAT, PATH, LONG.substring(0, 700)));
    assertThat(e.problem()).isEqualTo("the file ends too early");
    assertThat(e.place()).startsWith("line ");
  }

  @Test
  void theConvertersPlaceholderNumeratorIsNoContradiction() throws IOException {
    var read =
        PaperSources.read(
            new SavedEvaluation(),
            "/e/run_job_7_ttt/results.json",
            """
            {"metadata": {"model_type": "TTT"},
             "results": {"tstory": {"tstory_accuracy": 0.7, "tstory_samples": 10, "tstory_correct": 0}}}
            """,
            java.util.Map.of(),
            dev.assay.formats.Settings.DEFAULTS);

    assertThat(read.remarks).noneMatch(remark -> remark.toString().contains("correct"));
  }
}
