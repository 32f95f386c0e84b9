package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsStudyTest {
  private static final String PLACE = "runs/default-MATH-500-Qwen2.5-3B-Instruct-bon";

  @TempDir Path folder;

  /** Runs of 40 problems and 4 completions, with scores of two steps, at two temperatures. */
  @BeforeEach
  void runs() throws IOException {
    for (String temperature : new String[] {"0.1", "0.8"}) {
      for (int seed = 0; seed < 2; seed++) {
        write(temperature, seed);
      }
    }
  }

  private void write(String temperature, int seed) throws IOException {
    var random = new SplittableRandom((temperature + seed).hashCode());
    StringBuilder rows = new StringBuilder();
    for (int p = 0; p < 40; p++) {
      StringBuilder texts = new StringBuilder();
      StringBuilder scores = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        boolean right = random.nextInt(40) < p;
        texts.append(i > 0 ? "," : "").append(right ? "\"\\\\boxed{7}\"" : "\"\\\\boxed{8}\"");
        scores.append(i > 0 ? "," : "").append(right ? "[0.5,0.75]" : "[0.5,0.25]");
      }
      rows.append(
          "{\"problem\":\"P%s\",\"answer\":\"7\",\"unique_id\":\"p%s\",\"completions\":[%s],\"scores\":[%s]}\n"
              .formatted(p, p, texts, scores));
    }
    Path place = Files.createDirectories(folder.resolve(PLACE));
    String name =
        "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-4--seed-%s--agg_strategy-last.jsonl"
            .formatted(temperature, seed);
    Files.writeString(place.resolve(name), rows);
  }

  private Console.Outcome run(String... words) {
    return new Console(folder).run(words);
  }

  @Test
  void temperaturesAreComparedAndTheRunsAreThereForScan() throws IOException {
    var outcome =
        run(
            "tts",
            "analyze",
            PLACE,
            "--analysis-type",
            "temperature_comparison",
            "-o",
            "out",
            "--format",
            "csv");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines()).hasSize(3).anyMatch(line -> line.contains("3B bon T0.8"));
    Path out = folder.resolve("out");
    assertThat(out.resolve("3B-bon-temp_scaling.png")).exists();
    assertThat(out.resolve("3B-bon-naive-temp_comparison.png")).exists();
    assertThat(out.resolve("3B-bon-pass_at_k_by_temp.png")).exists();
    assertThat(Files.readString(out.resolve("temperature_comparison_report.md")))
        .contains("### Pass@k", "| n | T0.1 | T0.8 |", "not distinguishable");
    assertThat(Files.readString(out.resolve("numbers.csv"))).contains("sd_population,sd_sample");
    var scan = run("scan", "out/runs");
    assertThat(scan.out()).contains("4 runs (4 new");
  }

  @Test
  void whatAssayDidNotWriteStaysAndWhatItWroteIsReplaced() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("mine.txt"), "mine");
    run("tts", "analyze", PLACE, "-o", "out", "--dpi", "40");
    assertThat(out.resolve("3B-bon-T0.8-scaling.png")).exists();
    run("tts", "analyze", PLACE, "-o", "out", "--dpi", "40", "--temperature", "0.1");

    assertThat(out.resolve("mine.txt")).hasContent("mine");
    assertThat(out.resolve("3B-bon-T0.1-scaling.png")).exists();
    assertThat(out.resolve("3B-bon-T0.8-scaling.png")).doesNotExist();

    Files.writeString(out.resolve("manifest.json"), "{\"other\":1}");
    assertThat(run("tts", "analyze", PLACE, "-o", "out").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void difficultyIsMeasuredAndComparedBetweenReferences() throws IOException {
    for (String reference : new String[] {"0.1", "0.8"}) {
      var outcome =
          run(
              "tts",
              "difficulty",
              PLACE,
              "--reference-temp",
              reference,
              "--save-baselines",
              "--dpi",
              "40",
              "-o",
              "ref" + reference);
      assertThat(outcome.exit()).isZero();
    }
    Path out = folder.resolve("ref0.1");
    assertThat(out.resolve("difficulty_distribution.png")).exists();
    assertThat(out.resolve("level_1/temperature_scaling_curves.png")).exists();
    assertThat(out.resolve("temperature_difficulty_heatmap_maj.png")).exists();
    assertThat(Files.readString(out.resolve("difficulty_temperature_report.md")))
        .contains("## Level 1: 0.80-1.00 Accuracy", "### Naive Method", "held out");
    var compared =
        run(
            "tts",
            "compare-baselines",
            "ref0.1/difficulty_baselines.json",
            "ref0.8/difficulty_baselines.json",
            "-o",
            "moved",
            "--format",
            "csv");
    assertThat(compared.exit()).isZero();
    assertThat(compared.out().lines()).hasSize(6);
    assertThat(Files.readString(folder.resolve("moved/baseline_comparison.json")))
        .contains("\"transition_matrix\":[[", "\"num_problems\":40");
  }

  @Test
  void scoresAreFollowedAndTheEarlyStrategyIsReplayed() throws IOException {
    var followed = run("tts", "trajectory", PLACE, "-o", "paths", "--dpi", "40", "--format", "csv");
    assertThat(followed.exit()).isZero();
    assertThat(followed.out()).contains("0.75", "0.25");
    assertThat(folder.resolve("paths/score_trajectory_overall.png")).exists();

    var early =
        run(
            "tts",
            "early",
            PLACE,
            "--probe-n",
            "2",
            "--total-n",
            "4",
            "--dominance-threshold",
            "2",
            "--dpi",
            "40",
            "-o",
            "early");
    assertThat(early.exit()).isZero();
    assertThat(Files.readString(folder.resolve("early/simulation_summary.json")))
        .contains("\"total_problems\":40");
    assertThat(Files.readString(folder.resolve("early/hnc_comparison_report.md")))
        .contains("early T0.1_0.8");
  }

  @Test
  void whatCannotBeAnsweredSaysWhatThereIs() {
    var cold = run("tts", "analyze", PLACE, "--temperature", "0.3", "-o", "out");
    assertThat(cold.exit()).isEqualTo(Exit.USAGE);
    assertThat(cold.err()).contains("T0.1, T0.8");
    var reference = run("tts", "difficulty", PLACE, "--reference-temp", "0.3", "-o", "out");
    assertThat(reference.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(reference.err()).contains("0.1, 0.8");
    assertThat(run("tts", "analyze", "nowhere", "-o", "out").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run("tts", "analyze", "-o", "out").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "analyze", PLACE, "--analysis-type", "all").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "difficulty", PLACE, "--thresholds", "1:0.5,0.9", "-o", "out").exit())
        .isEqualTo(Exit.USAGE);
    assertThat(run("tts", "early", PLACE, "--probe-n", "9", "--total-n", "4", "-o", "o").exit())
        .isEqualTo(Exit.USAGE);
    assertThat(run("tts", "profiles", PLACE, "-o", "out").exit()).isEqualTo(Exit.USAGE);
  }
}
