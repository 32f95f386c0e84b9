package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.read;
import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.domain.RunRecord;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.formats.Settings;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.paper.PaperSources.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardDataTest {
  private static final DashboardData FORMAT = new DashboardData();
  private static final String RUN =
      """
      {"id": "expA_cp000400", "name": "CP0400 - a", "checkpoint_path": "/x/expA/checkpoints/checkpoint_000400/consolidated/",
       "checkpoint_step": 400, "evaluation_timestamp": "2025-10-22T03:50:45.137235",
       "training_config": {"ttt": {"enable": true, "layers": "31", "base_lr": 1000000.0}, "max_steps": 1000,
         "data": {"train_data": "/x/seamless_interaction/daily_format_output/dailytalk.jsonl"}},
       "metrics": {"sblimp_accuracy": 0.5, "sblimp_samples": 10},
       "tags": ["ttt", "ttt-layers-31", "high-lr", "daily-talk", "medium-training", "my-tag"], "notes": "kept"}
      """;
  private static final String BASELINE =
      "{\"id\":\"baseline_pretrained\",\"name\":\"Baseline - m\","
          + "\"metrics\":{\"sblimp_accuracy\":0.25,\"sblimp_samples\":10}}";

  private static String file(String baseline, String... runs) {
    return "{\"schema_version\":\"1.0\",\"metadata\":{\"total_runs\":1},\"baseline\":"
        + baseline
        + ",\"runs\":["
        + String.join(",", runs)
        + "]}";
  }

  private static Collected dashboard(String text) throws IOException {
    return read(FORMAT, "/d/dashboard_data.json", text);
  }

  @Test
  void aRunKeepsWhatItSaysAndGetsCorrectedTags() throws IOException {
    RunRecord run = dashboard(file("null", RUN)).only();
    assertThat(run.role()).isEqualTo(RunRecord.Role.COPY);
    assertThat(run.id()).isEqualTo("expA_cp000400");
    assertThat(run.notes()).isEqualTo("kept");
    assertThat(run.checkpointKey()).isEqualTo("path:/x/expA/checkpoints/checkpoint_000400");
    assertThat(run.checkpoint().experiment()).isEqualTo("expA");
    assertThat(run.checkpoint().step()).hasValue(400);
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2025-10-22T03:50:45.137235Z"));
    assertThat(run.timeSource()).isEqualTo(RunRecord.TimeSource.AGGREGATE);
    assertThat(run.tags())
        .containsExactly(
            "ttt", "ttt-layers-31", "high-lr", "medium-training", "seamless", "my-tag");
    assertThat(run.configJson()).contains("\"base_lr\":1000000.0");
  }

  @Test
  void aBaselineBlockIsTakenOnceUnlessItSaysSomethingElse() throws IOException {
    String repeated =
        BASELINE.replace("\"metrics\"", "\"training_config\":{\"baseline\":true},\"metrics\"");
    assertThat(dashboard(file(BASELINE, RUN)).runs).hasSize(2);
    assertThat(dashboard(file(BASELINE, RUN, repeated)).runs).hasSize(2);
    assertThat(dashboard(file(BASELINE.replace("0.25", "0.3"), RUN, repeated)).runs).hasSize(3);
    RunRecord baseline = dashboard(file(BASELINE)).only();
    assertThat(baseline.baseline()).isTrue();
    assertThat(baseline.checkpointKey()).isEqualTo("baseline:pretrained");
    assertThat(baseline.configJson()).contains("kyutai/moshiko-pytorch-bf16");
    assertThat(baseline.checkpoint().step()).hasValue(0);
  }

  @Test
  void aRunTaggedBaselineBecauseNothingWasEnabledIsNone() throws IOException {
    String run =
        "{\"id\":\"e_cp900000\",\"checkpoint_path\":\"/x/e/checkpoints/checkpoint_900000\","
            + "\"training_config\":{\"ttt\":{\"enable\":false}},\"tags\":[\"baseline\"],"
            + "\"metrics\":{\"sblimp_accuracy\":0.5}}";
    RunRecord read = dashboard(file("null", run)).only();
    assertThat(read.baseline()).isFalse();
    assertThat(read.trainingType()).isEqualTo(TrainingType.UNKNOWN);
    assertThat(read.tags()).doesNotContain("baseline");
  }

  @Test
  void oddRunsAreRejectedAloneAndTheRestGoesOn() throws IOException {
    Collected read =
        dashboard(
            file(
                "7",
                "5",
                "{}",
                "{\"id\":null,\"name\":[1],\"metrics\":[],\"tags\":{\"a\":1},\"training_config\":3}",
                "{\"id\":{\"x\":[1]},\"checkpoint_step\":\"x\",\"metrics\":{\"sblimp_accuracy\":0.5},"
                    + "\"librilight_progression\":\"none\",\"tags\":[1,\"t\",[2]]}",
                RUN));
    assertThat(read.rejects).hasSize(3).anyMatch(r -> r.startsWith("$.runs[0]"));
    assertThat(read.runs).hasSize(2);
    assertThat(read.runs.get(0).tags()).containsExactly("t");
  }

  @Test
  void whatCameBeforeATruncationIsKept() throws IOException {
    String text = file("null", RUN, RUN);
    Collected read = dashboard(text.substring(0, text.length() - 100));
    assertThat(read.runs).hasSize(1);
    assertThat(read.rejects).singleElement().asString().contains("the file ends too early");
    UnreadableException e =
        catchThrowableOfType(UnreadableException.class, () -> dashboard(text.substring(0, 120)));
    assertThat(e).isNotNull();
  }

  @Test
  void nestedMetricsAndBareNanAreRead() throws IOException {
    String run =
        "{\"id\":\"a\",\"checkpoint_path\":\"/x/a\",\"metrics\":{\"metadata\":{},"
            + "\"results\":{\"sblimp\":{\"accuracy\":0.5},\"swuggy\":{\"accuracy\":NaN}}}}";
    Collected read = dashboard(file("null", run));
    assertThat(value(read.only(), "sblimp/accuracy")).isEqualTo(0.5);
    assertThat(value(read.only(), "swuggy/accuracy")).isNaN();
  }

  /** Curves of files whose ends only most runs of the corpus tell: 3, 2 and 5 points. */
  private static String curve(double first, double second, double third) {
    StringBuilder points = new StringBuilder();
    double[] start = {first, second, third};
    int[] lengths = {3, 2, 5};
    for (int k = 1; k <= 5; k++) {
      for (int file = 0; file < 3; file++) {
        if (k <= lengths[file]) {
          points
              .append(points.isEmpty() ? "" : ",")
              .append(
                  String.format(
                      Locale.ROOT,
                      "{\"position\":%d,\"loss\":%.4f,\"perplexity\":1.5}",
                      k * 1000,
                      start[file]));
        }
      }
    }
    return "[" + points + "]";
  }

  private static String curved(int i, String curve) {
    return "{\"id\":\"r"
        + i
        + "\",\"checkpoint_path\":\"/x/r"
        + i
        + "\",\"metrics\":{\"sblimp_accuracy\":0.5},\"librilight_progression\":"
        + curve
        + "}";
  }

  private static List<Integer> lengths(RunRecord run) {
    return run.series().stream().filter(s -> s.name().equals("loss")).map(Series::size).toList();
  }

  @Test
  void whereFilesEndFollowsMostRunsOfTheFile() throws IOException {
    // The first run's own jumps cannot tell its files apart; the others can.
    String[] runs =
        IntStream.range(0, 6)
            .mapToObj(i -> curved(i, i == 0 ? curve(5, 5, 5) : curve(5 + i * 0.01, 6, 7)))
            .toArray(String[]::new);
    for (RunRecord run : dashboard(file("null", runs)).runs) {
      assertThat(lengths(run)).containsExactly(3, 2, 5);
      assertThat(run.series()).allMatch(Series::partEstimated);
    }
  }

  @Test
  void aloneTheSmallestJumpDecides() throws IOException {
    assertThat(lengths(dashboard(file("null", curved(1, curve(5, 6, 7)))).only()))
        .containsExactly(3, 2, 5);
  }

  @Test
  void wronglySplitCurvesOfTheOriginalServeWhenThereIsNothingElse() throws IOException {
    String run =
        "{\"id\":\"a\",\"checkpoint_path\":\"/x/a\",\"metrics\":{\"sblimp_accuracy\":0.5},"
            + "\"librilight_progression_individual\":["
            + "[{\"position\":1000,\"loss\":5.0},{\"position\":2000,\"loss\":7.1}],"
            + "[{\"position\":1000,\"loss\":7.0}]]}";
    RunRecord read = dashboard(file("null", run)).only();
    assertThat(lengths(read)).containsExactly(1, 2);
  }

  @Test
  void aLargeFileIsStreamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dashboard_data.json");
    Files.writeString(file, file(BASELINE, RUN, curved(1, curve(5, 6, 7))));
    Collected sink = new Collected();
    FORMAT.read(new Source(file, "", null, Instant.EPOCH, Map.of(), Settings.DEFAULTS), sink);
    assertThat(sink.runs).hasSize(3);
  }

  @Test
  void onlyDashboardsAreRecognised() {
    assertThat(recognises(file("null", RUN))).isTrue();
    assertThat(recognises("{\"schema_version\":\"1.0\",\"metadata\":{},\"baseline\":{\"a\":1"))
        .isTrue();
    assertThat(recognises("{\"runs\":[]}")).isFalse();
    assertThat(recognises("{\"title\":\"grafana\",\"panels\":[]}")).isFalse();
  }

  private static boolean recognises(String text) {
    return FORMAT.recognises("dashboard_data.json", text.getBytes(StandardCharsets.UTF_8));
  }
}
