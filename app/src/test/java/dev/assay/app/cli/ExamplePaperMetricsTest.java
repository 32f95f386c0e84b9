package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed example of the paper metrics, made by {@code PaperExample}: 3 checkpoints of a TTT
 * training, 3 of a LoRA training, 2 of a hybrid one and a baseline; one registered checkpoint is
 * gone. The last TTT and the last LoRA checkpoint have logs, the last hybrid one a saved run.
 */
class ExamplePaperMetricsTest {
  @TempDir static Path folder;
  private static Console console;
  private static Console.Outcome scan;

  @BeforeAll
  static void scan() {
    Path examples =
        Path.of(System.getProperty("assay.root", ".")).resolve("examples/paper-metrics");
    console = new Console(folder);
    scan =
        console.run(
            "scan",
            examples.toAbsolutePath().normalize().toString(),
            "--workspace",
            folder.toString());
  }

  private static JsonNode json(String... args) {
    return JsonMapper.shared().readTree(console.run(args).out());
  }

  private static JsonNode show(String id) {
    return json("show", id, "--format", "json");
  }

  @Test
  void copiesInTheDashboardAndTheSavedRunMakeNoRunsOfTheirOwn() {
    assertThat(scan.err()).isEmpty();
    assertThat(scan.exit()).isZero();
    // Duplicates: three runs and the baseline in the dashboard file, and the saved run.
    assertThat(scan.out())
        .startsWith("9 runs (9 new, 0 missing) from 24 files")
        .contains("5 duplicates");
    assertThat(console.run("doctor").out())
        .contains("10 evaluations, 1 without results", "paper-metrics-run  1")
        .contains(
            "  /cluster/speech/parrot/ckpt/parrot_ttt_dailytalk/checkpoints/checkpoint_000100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "type = 'ttt' | 5",
        "type = 'lora' | 5",
        "type = 'hybrid' | 2",
        "baseline | 1",
        "step >= 1000 | 7",
        "tag = 'daily-talk' | 6",
        "tag = 'librilight' | 2",
        "tag = 'long-training' | 8",
        "librilight/loss_8k is not null | 2",
        "series | 5",
      })
  void filtersFindAsManyRunsAsTheGeneratorMade(String where, int runs) {
    assertThat(json("runs", "--all", "--where", where, "--format", "json").size()).isEqualTo(runs);
  }

  @Test
  void aSavedRunLendsItsTimeToTheResultThatLinksToIt() {
    JsonNode run = show("parrot_hybrid_librilight_cp002000");

    assertThat(run.get("timeSource").stringValue()).isEqualTo("results_file");
    assertThat(run.get("evaluatedAt").stringValue()).isEqualTo("2025-04-08T03:46:03Z");
    assertThat(run.get("sources").valueStream().map(source -> source.get("format").stringValue()))
        .contains("paper-metrics-results", "paper-metrics-run");
  }

  @Test
  void aLogLendsItsCurvesByFileNameAndItsTime() {
    for (String id : List.of("parrot_ttt_dailytalk_cp002000", "parrot_lora_dailytalk_cp004000")) {
      JsonNode run = show(id);

      assertThat(run.get("timeSource").stringValue()).isEqualTo("log");
      assertThat(
              run.get("series")
                  .valueStream()
                  .filter(c -> c.get("name").stringValue().equals("loss")))
          .hasSize(3)
          .noneMatch(curve -> curve.get("partEstimated").asBoolean());
    }
  }

  @Test
  void theBaselinesEmbeddedCurveIsSplitByEstimateAndSaysSo() {
    assertThat(console.run("show", "baseline_pretrained").out())
        .contains("44 points over tokens, split between files estimated");
  }
}
