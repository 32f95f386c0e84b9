package dev.assay.testkit.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.testkit.corpus.PaperMetricsCorpus.Progression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaperMetricsCorpusTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FIRST =
      "ckpt/experiment_00000/checkpoints/checkpoint_000100/consolidated/";

  @TempDir Path folder;

  @Test
  void laysOutEightCheckpointsAnExperimentWithNoiseBesideThem() throws IOException {
    new PaperMetricsCorpus(10, Progression.NONE, 2, 0, 7).writeTo(folder);

    assertThat(found("paper_metrics_results.json")).isEqualTo(10);
    assertThat(found("training_config.json")).isEqualTo(30);
    assertThat(folder.resolve("ckpt/experiment_00001/checkpoints/checkpoint_000220")).isDirectory();
    assertThat(folder.resolve("ckpt/experiment_00001/checkpoints/checkpoint_000300"))
        .doesNotExist();
  }

  @Test
  void registersTheBaselineAndEveryRunByItsAbsolutePath() throws IOException {
    new PaperMetricsCorpus(3, Progression.NONE, 0, 0, 7).writeTo(folder);

    var runs = read("dashboard/runs_registry.json").path("runs");
    assertThat(runs).hasSize(4);
    assertThat(runs.get(0).path("checkpoint_path").stringValue()).isEqualTo("None");
    assertThat(Path.of(runs.get(1).path("results_file").stringValue()))
        .isEqualTo(folder.resolve(FIRST + "paper_metrics_results.json"));
    assertThat(read(FIRST + "training_config.json").path("run_dir").stringValue())
        .isEqualTo(folder.resolve("ckpt/experiment_00000").toString());
  }

  @Test
  void embedsACurveOfThreeUnequalHoursSortedByPosition() throws IOException {
    new PaperMetricsCorpus(1, Progression.EMBEDDED, 0, 0, 7).writeTo(folder);

    var points = read(FIRST + "paper_metrics_results.json").path("librilight_progression");
    assertThat(points).hasSize(43 + 41 + 44);
    assertThat(points.get(2).path("position").intValue()).isEqualTo(1000);
    assertThat(points.get(127).path("position").intValue()).isEqualTo(44_000);
    for (var point : points) {
      double loss = point.path("loss").doubleValue();
      assertThat(point.path("perplexity").doubleValue()).isEqualTo(Math.exp(loss), within(0.006));
    }
  }

  @Test
  void averagesTheAccuraciesAndSaysHowManyWereRight() throws IOException {
    new PaperMetricsCorpus(8, Progression.NONE, 0, 0, 7).writeTo(folder);

    for (int step = 100; step <= 800; step += 100) {
      var result = read(FIRST.replace("000100", "000" + step) + "paper_metrics_results.json");
      double sum = 0;
      for (var name : new String[] {"sblimp", "swuggy", "tstory", "sstory"}) {
        double accuracy = result.path(name + "_accuracy").doubleValue();
        double correct = accuracy * result.path(name + "_samples").intValue();
        assertThat(correct).isCloseTo(Math.rint(correct), within(1e-9));
        sum += accuracy;
      }
      assertThat(result.path("paper_metrics_avg").doubleValue()).isCloseTo(sum / 4, within(1e-12));
    }
  }

  @Test
  void tiesEachPairOfLogsToItsCheckpoint() throws IOException {
    new PaperMetricsCorpus(2, Progression.LOGS, 0, 0, 7).writeTo(folder);

    var log = Files.readString(folder.resolve("logs/evaluation/paper_metrics_15000000.err"));
    assertThat(log).contains("Checkpoint:   " + folder.resolve(FIRST).toString());
    assertThat(log)
        .containsPattern(
            "(?m)^[-0-9]+ [:0-9]+,\\d{3} - INFO - Position 1000/43301: loss=\\d\\.\\d{4}, perplexity=\\d+\\.\\d\\d$");
    assertThat(log.lines().filter(line -> line.contains("Position "))).hasSize(128);
    assertThat(folder.resolve("logs/evaluation/paper_metrics_15000037.log")).exists();
  }

  @Test
  void savesEvaluationRunsWhoseMarksAreTokensOfTheDetailedCurve() throws IOException {
    new PaperMetricsCorpus(0, Progression.NONE, 0, 1, 7).writeTo(folder);

    try (var runs = Files.list(folder.resolve("evaluation_results"))) {
      var run = runs.findFirst().orElseThrow();
      var results = JSON.readTree(Files.readString(run.resolve("results.json")));
      var detailed = results.path("librilight_detailed");
      assertThat(detailed.path("positions")).hasSameSizeAs(detailed.path("losses"));
      assertThat(results.at("/results/librilight/librilight_loss_8k"))
          .isEqualTo(detailed.path("losses").get(8000))
          .isEqualTo(results.at("/results/librilight/librilight_loss_8000"));
      assertThat(run.getFileName().toString())
          .startsWith("run_" + results.at("/metadata/timestamp").stringValue());
      assertThat(Files.readString(run.resolve("summary.txt")))
          .contains("SBLIMP:\n  sblimp_accuracy: ")
          .contains("%\n  sblimp_samples: 1000\n");
    }
  }

  private JsonNode read(String file) throws IOException {
    return JSON.readTree(Files.readString(folder.resolve(file)));
  }

  private long found(String name) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(name)).count();
    }
  }
}
