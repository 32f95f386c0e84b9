package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real paper metrics through the real commands, where that data is at hand. */
class RealPaperMetricsTest {
  @TempDir static Path folder;
  private static Console console;
  private static Console.Outcome scan;

  @BeforeAll
  static void scan() {
    Path data =
        Path.of(System.getProperty("assay.root", ".")).resolve("../shared/data/paper-metrics");
    Assumptions.assumeTrue(Files.isDirectory(data));
    console = new Console(folder);
    scan = console.run("scan", data.toString(), "--workspace", folder.toString());
  }

  private static JsonNode json(String... args) {
    Console.Outcome outcome = console.run(args);
    assertThat(outcome.err()).isEmpty();
    return JsonMapper.shared().readTree(outcome.out());
  }

  private static JsonNode runs(String where) {
    return json("runs", "--all", "--where", where, "--format", "json");
  }

  @Test
  void everyEvaluationIsOneRunThoughItsNumbersReachTheDiskSeveralTimes() {
    assertThat(scan.exit()).isZero();
    assertThat(scan.out()).startsWith("33 runs (33 new, 0 missing)").contains("36 duplicates");
    assertThat(console.run("doctor").out())
        .contains("41 evaluations, 9 without results", "paper-metrics-log  4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "type = 'ttt' | 24",
        "type = 'lora' | 18",
        "type = 'hybrid' | 11",
        "type = 'full' | 0",
        "baseline | 2",
        "step >= 1000 | 28",
        "step >= 2000 | 18",
        "step >= 5000 | 11",
        "tag = 'long-training' | 27",
        "tag = 'medium-training' | 3",
        "tag = 'short-training' | 1",
        "tag = 'high-lr' | 18",
        "tag = 'medium-lr' | 5",
        "tag = 'low-lr' | 1",
        "tag = 'ttt-layers-25-26-27-28-29-30' | 12",
        "tag = 'ttt-layers-29-30-31' | 4",
        "tag = 'ttt-layers-31' | 3",
        "tag = 'daily-talk' | 16",
        "tag = 'callhome' | 5",
        "tag = 'seamless' | 10",
        "sblimp/accuracy.n = 1000 | 28",
        "librilight/loss_8k is not null | 1",
      })
  void filtersFindAsManyRunsAsTheyShould(String where, int runs) {
    assertThat(runs(where).size()).isEqualTo(runs);
  }

  @ParameterizedTest
  @CsvSource({
    "sblimp/accuracy, dailytalk_finetune_from_librilight21lora_cp001300, 0.595",
    "swuggy/accuracy, dailytalk_finetune_from_librilight20lora_cp005000, 0.7075",
    "tstory/accuracy, dailytalk_finetune_from_librilight18_cp005000, 0.823624",
    "sstory/accuracy, dailytalk_finetune_from_librilight21lora_cp001300, 0.618920",
    "paper_metrics/avg, dailytalk_finetune_from_librilight21lora_cp001300, 0.678123",
  })
  void theBestRunOfAMetricComesFirst(String metric, String id, double value) {
    // The baseline of 50 samples a task is luckier than all.
    JsonNode best =
        json(
                "runs",
                "--where",
                "not baseline",
                "--sort",
                "-" + metric,
                "--columns",
                metric,
                "--limit",
                "1",
                "--format",
                "json")
            .get(0);

    assertThat(best.get("id").stringValue()).isEqualTo(id);
    assertThat(best.at("/cells").get(metric).get("value").doubleValue())
        .isCloseTo(value, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "sblimp/accuracy, -4.128440, -2.25",
    "swuggy/accuracy, -2.052092, -1.30",
    "tstory/accuracy, -2.002670, -1.603421",
    "sstory/accuracy, -0.964912, -0.587921",
  })
  void differencesFromTheBaselineComeInPercentAndInPoints(
      String metric, double percent, double points) {
    JsonNode answer =
        json("diff", "baseline_pretrained", "ttt_videodit_callhome8_cp001000", "--format", "json")
            .get("comparison");
    int row = 0;
    while (!answer.get("metrics").get(row).get("key").stringValue().equals(metric)) {
      row++;
    }
    JsonNode difference = answer.get("cells").get(row).get(1).get("difference");

    assertThat(difference.get("percent").doubleValue()).isCloseTo(percent, within(5e-7));
    assertThat(difference.get("points").doubleValue()).isCloseTo(points, within(5e-7));
  }

  @Test
  void curvesComeFromTheLogsAndElsewhereFromPointsSplitByEstimate() {
    Map<String, Integer> shapes = new TreeMap<>();
    for (JsonNode run : runs("series")) {
      StringBuilder shape = new StringBuilder();
      for (JsonNode curve :
          json("show", run.get("id").stringValue(), "--format", "json").get("series")) {
        if (curve.get("name").stringValue().equals("loss")) {
          shape
              .append(curve.get("points"))
              .append(curve.get("partEstimated").asBoolean() ? "~ " : " ");
        }
      }
      shapes.merge(shape.toString().strip(), 1, Integer::sum);
    }

    assertThat(shapes)
        .containsOnly(
            Map.entry("43 41 44", 3),
            Map.entry("43 41 43", 1), // one point is missing in its log
            Map.entry("43~ 41~ 44~", 21), // with the baseline
            Map.entry("41", 1)); // marks of single tokens
  }

  @Test
  void namesThatRunsShareShowTheExperiment() {
    assertThat(runs("name ~ '^CP2000 - dailytalk_from_librilight_100steps15 · '").size())
        .isEqualTo(3);
    assertThat(runs("").valueStream().map(run -> run.get("name").stringValue()))
        .doesNotHaveDuplicates();
  }

  /**
   * The original exported one baseline, ordered runs of equal step by chance, and always quoted
   * names.
   */
  @Test
  void thePresetExportsWhatTheOriginalPageDid() throws java.io.IOException {
    Path golden =
        Path.of(System.getProperty("assay.root", "."))
            .resolve("../shared/data/paper-metrics/derived/original_export_all_runs.csv");
    Console.Outcome outcome =
        console.run(
            "runs",
            "--preset",
            "paper-metrics",
            "--where",
            "not baseline or id = 'baseline_pretrained'",
            "--format",
            "csv");

    assertThat(outcome.err()).isEmpty();
    List<String> expected =
        Files.readString(golden).replace("\"", "").lines().toList();
    List<String> actual = outcome.out().lines().toList();
    assertThat(outcome.out()).doesNotEndWith("\n").doesNotContain("\r");
    assertThat(actual.getFirst()).isEqualTo(expected.getFirst());
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(actual.stream().map(line -> line.split(",", -1)[1]))
        .containsExactlyElementsOf(
            expected.stream().map(line -> line.split(",", -1)[1]).toList());
  }
}
