package dev.assay.testkit.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShapesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @TempDir Path folder;

  @Test
  void theBridgeOfAStageEqualsTheStageBeforeWhereTheSuitesOverlap() throws IOException {
    new StageCorpus(2, 3, 1000, 9000, 5, 4, 0, false, StageCorpus.Faults.NONE, 7).writeTo(folder);

    var before = read(stage(1, 9000) + "tier2_ppl.json").path("slices");
    var bridge = read(stage(2, 9000) + "tier2_ppl.json").path("slices");
    assertThat(before).hasSize(3);
    assertThat(bridge).hasSize(5);
    for (var slice : before.propertyNames()) {
      assertThat(bridge.path(slice)).isEqualTo(before.path(slice));
    }
    assertThat(read(stage(2, 9000) + "tier3_cf.json"))
        .isEqualTo(read(stage(1, 9000) + "tier3_cf.json"));
  }

  @Test
  void perplexityIsTheExponentialOfTheLossAndTheMacroIsTheMean() throws IOException {
    new StageCorpus(1, 3, 1000, 0, 5, 4, 0, false, StageCorpus.Faults.NONE, 7).writeTo(folder);

    var file = read(stage(1, 2000) + "tier2_ppl.json");
    double sum = 0;
    for (var slice : file.path("slices")) {
      assertThat(slice.path("ppl").doubleValue())
          .isCloseTo(Math.exp(slice.path("nll").doubleValue()), within(1e-9));
      sum += slice.path("ppl").doubleValue();
    }
    assertThat(file.path("ppl_macro_avg").doubleValue()).isCloseTo(sum / 5, within(1e-9));
  }

  @Test
  void perSampleFilesAddUpToTheAccuracy() throws IOException {
    new StageCorpus(1, 2, 1000, 0, 2, 4, 0, true, StageCorpus.Faults.NONE, 7).writeTo(folder);

    var task = read(stage(1, 1000) + "tier3_cf.json").path("tasks").path("piqa");
    var lines = Files.readAllLines(folder.resolve(stage(1, 1000) + "samples_piqa.jsonl"));
    assertThat(lines).hasSize(task.path("n").intValue());
    assertThat(
            lines.stream()
                .mapToDouble(line -> JSON.readTree(line).path("acc").doubleValue())
                .average())
        .hasValueCloseTo(task.path("acc").doubleValue(), within(1e-12));
  }

  @Test
  void faultsAreOnlyThereWhenAskedFor() throws IOException {
    new StageCorpus(1, 30, 100, 0, 9, 9, 0, false, new StageCorpus.Faults(0.2, 0.2, 0.3, true), 7)
        .writeTo(folder);

    var place = folder.resolve("_runs_stage1/eval_results/by_checkpoint");
    assertThat(place.resolve("step_abc")).isEmptyDirectory();
    assertThat(place.resolve("step_999999/tier2_ppl.json")).hasContent("{\"slices\": {");
    try (var files = Files.walk(place)) {
      assertThat(files.filter(file -> file.endsWith("tier3_cf.json"))).hasSizeBetween(10, 30);
    }
    var all = new StringBuilder();
    for (int step = 100; step <= 3000; step += 100) {
      all.append(Files.readString(place.resolve("step_" + step + "/tier2_ppl.json")));
    }
    assertThat(all).contains("NaN").contains("Infinity");
  }

  @Test
  void chatEvaluationCountsItsOwnPrompts() throws IOException {
    new StageCorpus(2, 3, 1000, 9000, 3, 3, 20, false, StageCorpus.Faults.NONE, 7).writeTo(folder);

    var chat = read(stage(2, 3000) + "tier4_sft_native.json");
    long passed =
        chat.path("prompts")
            .valueStream()
            .filter(p -> p.path("all_checks_pass").booleanValue())
            .count();
    assertThat(chat.path("prompts")).hasSize(20);
    assertThat(chat.at("/summary/all_checks_pass_rate").doubleValue()).isEqualTo(passed / 20.0);
    assertThat(folder.resolve(stage(1, 1000) + "tier4_sft_native.json")).doesNotExist();
  }

  @Test
  void oldHarnessFilesGiveTheirCountsBackThroughTheStandardError() throws IOException {
    new LmEvalCorpus(List.of(0, 143_000), 7).writeTo(folder);

    var file = read("heron-160m/zero-shot/heron-160m_step143000.json");
    assertThat(file.at("/config/model_args").stringValue()).endsWith("revision=step143000");
    double p = file.at("/results/piqa/acc").doubleValue();
    double error = file.at("/results/piqa/acc_stderr").doubleValue();
    assertThat(p * (1 - p) / (error * error) + 1).isCloseTo(1838, within(1e-6));
    assertThat(file.at("/results/lambada_openai/ppl").doubleValue())
        .isLessThan(
            read("heron-160m/zero-shot/heron-160m_step0.json")
                .at("/results/lambada_openai/ppl")
                .doubleValue());
  }

  @Test
  void newHarnessSamplesAddUpAndPairBetweenModels() throws IOException {
    new LmEvalSamplesCorpus(40, 7).writeTo(folder);

    var first =
        samples("river-lab__heron-410m/samples_bird_facts_2026-02-11T09-15-00.123456.jsonl");
    var second =
        samples(
            "river-lab__heron-410m-instruct/samples_bird_facts_2026-02-11T11-42-37.654321.jsonl");
    var results = read("river-lab__heron-410m/results_2026-02-11T09-15-00.123456.json");
    assertThat(first)
        .extracting(s -> s.path("doc_hash"))
        .isEqualTo(second.stream().map(s -> s.path("doc_hash")).toList());
    assertThat(first).allMatch(s -> s.path("doc_hash").stringValue().length() == 64);
    assertThat(first.stream().mapToDouble(s -> s.path("acc").doubleValue()).average())
        .hasValueCloseTo(
            results.path("results").path("bird_facts").path("acc,none").doubleValue(),
            within(1e-12));
    assertThat(results.path("groups").path("birds"))
        .isEqualTo(results.path("results").path("birds"));
    assertThat(results.path("n-samples").path("bird_facts").path("effective").intValue())
        .isEqualTo(40);
  }

  @Test
  void arithmeticHasALineForEachDocumentAndFilter() throws IOException {
    new LmEvalSamplesCorpus(30, 7).writeTo(folder);

    var lines =
        samples("river-lab__heron-410m/samples_bird_arithmetic_2026-02-11T09-15-00.123456.jsonl");
    assertThat(lines).hasSize(60);
    assertThat(lines)
        .extracting(s -> s.path("filter").stringValue())
        .containsOnly("strict-match", "flexible-extract");
    assertThat(lines.get(0).path("doc_id")).isEqualTo(lines.get(1).path("doc_id"));
  }

  @Test
  void trackerTableHas25ColumnsAndEmptyCellsForWhatWasNotReached() throws IOException {
    new TrackerCorpus(5, 7).writeTo(folder);

    var lines = Files.readAllLines(folder.resolve("results/metrics.csv"));
    assertThat(lines).hasSize(16);
    assertThat(lines.getFirst().split(",", -1)).hasSize(25);
    assertThat(lines.get(1)).contains(",ntp,41,").contains(",,,,");
    assertThat(lines).anyMatch(line -> line.contains(",top+ntp,"));
    assertThat(read("outputs/ntp_top/results.json").at("/ranking/hit_at_20").isNumber()).isTrue();
  }

  @Test
  void csvTablesAreRectangularAndPercentOnesDifferInColumnOrder() throws IOException {
    new CsvCorpus(6, 7).writeTo(folder);

    for (var name :
        List.of(
            "ladder/190M-1xC.csv",
            "percent/EVALS-small.csv",
            "percent/EVALS-large.csv",
            "long/all_shots.csv")) {
      var lines = Files.readAllLines(folder.resolve(name));
      assertThat(lines)
          .as(name)
          .allMatch(line -> line.split(",", -1).length == lines.getFirst().split(",", -1).length);
    }
    assertThat(header("percent/EVALS-small.csv")).isNotEqualTo(header("percent/EVALS-large.csv"));
    assertThat(header("percent/EVALS-small.csv").split(","))
        .containsExactlyInAnyOrder(header("percent/EVALS-large.csv").split(","));
  }

  @Test
  void aggregatesHaveOneValueACheckpoint() throws IOException {
    new BigScienceCorpus(7, 7).writeTo(folder);

    var file = read("tern-1b3-news-checkpoints_agg.json");
    assertThat(file.path("tokens")).hasSize(7).hasSameSizeAs(file.path("checkpoints"));
    for (var task : file.path("results")) {
      assertThat(task).allMatch(values -> values.size() == 7);
    }
  }

  @Test
  void dashboardHasEveryCurveInFourForms() throws IOException {
    new DashboardDataCorpus(3, true, 7).writeTo(folder);

    var dashboard = read("dashboard_data.json");
    assertThat(dashboard.path("schema_version").stringValue()).isEqualTo("1.0");
    var run = dashboard.path("runs").get(0);
    assertThat(run.path("librilight_progression")).hasSize(128);
    assertThat(run.path("librilight_progression_mean")).hasSize(44);
    assertThat(run.path("librilight_progression_mean").get(43).path("loss_std")).hasToString("0");
    assertThat(run.path("librilight_progression_median")).hasSize(44);
    assertThat(run.path("librilight_progression_individual").valueStream().map(JsonNode::size))
        .containsExactly(44, 43, 41);
    assertThat(dashboard.path("runs").valueStream().map(r -> r.path("checkpoint_step").intValue()))
        .containsExactly(300, 200, 100);
  }

  private static String stage(int stage, int step) {
    return "_runs_stage" + stage + "/eval_results/by_checkpoint/step_" + step + "/";
  }

  private String header(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).getFirst();
  }

  private List<JsonNode> samples(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream().map(JSON::readTree).toList();
  }

  private JsonNode read(String file) throws IOException {
    return JSON.readTree(Files.readString(folder.resolve(file)));
  }
}
