package dev.assay.formats.harness;

import static dev.assay.formats.harness.Collected.estimate;
import static dev.assay.formats.harness.Collected.metrics;
import static dev.assay.formats.harness.Collected.recognises;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.RunRecord;
import dev.assay.formats.Settings;
import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StageEvaluationTest {
  private static final StageEvaluation FORMAT = new StageEvaluation();
  private static final String FOLDER = "/d/ntua/_runs_stage2/eval_results/by_checkpoint/step_2000/";

  private static final String TIER2 =
      """
      {"slices": {"code": {"nll": 2.0, "ppl": 7.38905609893065, "tokens": 4994286},
                  "wiki": {"nll": Infinity, "ppl": null, "tokens": 0}},
       "ppl_macro_avg": NaN}
      """;
  private static final String TIER3 =
      "{\"tasks\": {\"copa\": {\"acc\": 0.63, \"n\": 100}, \"none\": {\"acc\": 0.0, \"n\": 0},"
          + " \"odd\": {\"acc\": 63, \"n\": 100}}, \"cf_macro_avg\": 0.63}";
  private static final String TIER4 =
      """
      {"summary": {"n_prompts": 40, "all_checks_pass_rate": 0.5, "code_parse_rate": 0.25,
                   "json_valid_rate": null},
       "by_category": {"coding": {"n": 5, "format_valid_rate": 0.8}},
       "prompts": [{"id": "<script>"}]}
      """;

  private static Collected read(String file, String content, Map<String, String> companions)
      throws IOException {
    return Collected.read(FORMAT, FOLDER + file, content, Settings.DEFAULTS, companions);
  }

  @Test
  void readsAllTiersOfOneStepAsOneRun() throws IOException {
    Collected read =
        read(
            "tier2_ppl.json",
            TIER2,
            Map.of("tier3_cf.json", TIER3, "tier4_sft_native.json", TIER4));
    RunRecord run = read.only();

    assertThat(run.id()).isEqualTo("ntua_stage2_step2000");
    assertThat(run.checkpoint().experiment()).isEqualTo("ntua");
    assertThat(run.checkpoint().stage()).isEqualTo("stage2");
    assertThat(run.checkpoint().step()).hasValue(2000);
    assertThat(run.checkpoint().tokens()).isEmpty();
    assertThat(run.checkpointKey()).isEqualTo("file:" + FOLDER.substring(0, FOLDER.length() - 1));
    assertThat(metrics(run))
        .containsExactly(
            "code/ppl",
            "code/nll",
            "copa/acc",
            "tier3/cf_macro_avg",
            "tier4/all_checks_pass_rate",
            "tier4/code_parse_rate",
            "tier4/coding/format_valid_rate");
    assertThat(estimate(run, "code/ppl").count()).hasValue(4_994_286);
    assertThat(estimate(run, "copa/acc").count()).hasValue(100);
    assertThat(estimate(run, "tier4/all_checks_pass_rate").count()).hasValue(40);
    assertThat(estimate(run, "tier4/code_parse_rate").count()).isEmpty();
    assertThat(estimate(run, "tier4/coding/format_valid_rate").count()).hasValue(5);
    assertThat(read.remarks)
        .anyMatch(remark -> remark.contains("$.slices.wiki.ppl"))
        .anyMatch(remark -> remark.contains("$.slices.wiki.nll"))
        .anyMatch(remark -> remark.contains("ppl_macro_avg"))
        .anyMatch(remark -> remark.contains("$.tasks.none"));
    assertThat(read.rejects).singleElement().asString().contains("$.tasks.odd.acc");
  }

  @Test
  void aBrokenTierLosesOnlyItself() throws IOException {
    Collected brokenSecond = read("tier2_ppl.json", TIER2, Map.of("tier3_cf.json", "{\"tasks\":"));
    assertThat(metrics(brokenSecond.only())).containsExactly("code/ppl", "code/nll");
    assertThat(brokenSecond.rejects).singleElement().asString().contains("tier3_cf.json line 1");

    Collected brokenFirst = read("tier2_ppl.json", "oops", Map.of("tier3_cf.json", TIER3));
    assertThat(metrics(brokenFirst.only())).contains("copa/acc");
    assertThatThrownBy(() -> read("tier2_ppl.json", "[]", Map.of()))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aMissingTierIsRemarked() throws IOException {
    Collected read = read("tier3_cf.json", TIER3, Map.of());
    assertThat(read.remarks).anyMatch(remark -> remark.startsWith("tier2_ppl.json: missing"));
  }

  @Test
  void theFirstTierPresentStartsAndTheOthersFollow() {
    Set<String> both = Set.of("tier2_ppl.json", "tier3_cf.json", "x.json");
    assertThat(FORMAT.mayRead("tier2_ppl.json", both)).isTrue();
    assertThat(FORMAT.mayRead("tier3_cf.json", both)).isFalse();
    assertThat(FORMAT.mayRead("tier3_cf.json", Set.of("tier3_cf.json"))).isTrue();
    assertThat(FORMAT.mayRead("x.json", both)).isFalse();
    assertThat(FORMAT.companions("tier2_ppl.json", both)).containsExactly("tier3_cf.json");
  }

  @Test
  void onlyFoldersWithANumberedStepAreClaimed() {
    assertThat(recognises(FORMAT, FOLDER + "tier2_ppl.json", TIER2)).isTrue();
    assertThat(recognises(FORMAT, "/d/step_latest/tier2_ppl.json", TIER2)).isFalse();
    assertThat(recognises(FORMAT, "/d/step_-5/tier2_ppl.json", TIER2)).isFalse();
    assertThat(recognises(FORMAT, "/tier2_ppl.json", TIER2)).isFalse();
  }

  @Test
  void namesStageAndExperimentByTheFoldersAbove() {
    assertThat(folder("/d/e/derived_stage1_from_figures/eval_results/by_checkpoint/step_5/t"))
        .isEqualTo(new StageFolder("e", "stage1", 5));
    assertThat(folder("/d/e/stage2/step_7/t")).isEqualTo(new StageFolder("e", "stage2", 7));
    assertThat(folder("/d/plain/eval_results/by_checkpoint/step_5/t"))
        .isEqualTo(new StageFolder("plain", "", 5));
    assertThat(folder("/d/backstage1/a/step_5/t")).isEqualTo(new StageFolder("a", "", 5));
  }

  private static @org.jspecify.annotations.Nullable StageFolder folder(String file) {
    return StageFolder.of(Path.of(file));
  }

  @Test
  void readsThePublishedStages() throws IOException {
    Path root = Collected.realData("checkpoint-evals/ntua-llama-500m");
    Collected read = Collected.folder(FORMAT, root);
    assertThat(read.runs).hasSize(7 + 7 + 3);
    assertThat(read.rejects).isEmpty();

    Map<String, RunRecord> runs = new TreeMap<>();
    read.runs.forEach(run ->
        runs.put(run.checkpoint().stage() + "@" + run.checkpoint().step().orElseThrow(), run));
    RunRecord late = at(runs, "stage2@22000");
    assertThat(value(late, "tier2/ppl_macro_avg")).isCloseTo(16.8703, within(5e-5));
    assertThat(value(late, "tier3/cf_macro_avg")).isCloseTo(0.40218, within(5e-6));
    RunRecord bridge = at(runs, "stage2@50000");
    assertThat(value(bridge, "tier2/ppl_macro_avg")).isCloseTo(20.2719, within(5e-5));
    assertThat(value(bridge, "tier3/cf_macro_avg")).isCloseTo(0.40007, within(5e-6));
    RunRecord early = at(runs, "stage2@2000");
    assertThat(value(early, "tier2/ppl_macro_avg")).isCloseTo(19.4036, within(5e-5));
    double meanNll =
        early.estimates().stream()
            .filter(e -> e.metric().name().equals("nll"))
            .mapToDouble(e -> e.value())
            .average()
            .orElseThrow();
    assertThat(Math.exp(meanNll)).isCloseTo(16.409, within(5e-4));
    assertThat(estimate(early, "qasc/acc").count()).hasValue(926);
    assertThat(at(runs, "stage3@12000").estimates()).hasSize(14 * 2 + 12 + 2);
    assertThat(value(at(runs, "stage1@2000"), "tier2/ppl_macro_avg"))
        .isCloseTo(65.08, within(5e-3));
    assertThat(late.checkpoint().experiment()).isEqualTo("ntua-llama-500m");
  }

  private static RunRecord at(Map<String, RunRecord> runs, String step) {
    return Objects.requireNonNull(runs.get(step), step);
  }

  private static double value(RunRecord run, String metric) {
    return estimate(run, metric).value();
  }
}
