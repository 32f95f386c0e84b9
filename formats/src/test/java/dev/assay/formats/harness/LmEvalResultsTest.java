package dev.assay.formats.harness;

import static dev.assay.formats.harness.Collected.estimate;
import static dev.assay.formats.harness.Collected.metrics;
import static dev.assay.formats.harness.Collected.recognises;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.formats.Settings;
import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LmEvalResultsTest {
  private static final LmEvalResults FORMAT = new LmEvalResults();

  private static final String OLD =
      """
      {"results": {
         "piqa": {"acc": 0.5277, "acc_stderr": 0.0116, "acc_norm": NaN},
         "lambada": {"ppl": 12.5, "ppl_stderr": 0.4}},
       "versions": {"piqa": 0},
       "config": {"model": "hf-causal", "num_fewshot": 5, "limit": null,
         "model_args": "use_accelerate=True,pretrained=EleutherAI/pythia-160m,revision=step1000"}}
      """;

  private static final String NEW =
      """
      {"results": {
         "mmlu": {"alias": "mmlu", "acc,none": 0.3, "acc_stderr,none": 0.01},
         "mmlu_law": {"alias": " - law", "acc,none": 0.25, "acc_stderr,none": 0.02},
         "gsm8k": {"exact_match,strict-match": 0.4, "exact_match_stderr,strict-match": "N/A",
                   "exact_match,flexible-extract": 0.5, "odd/na,me,none": 0.1, "sample_len": 1319}},
       "groups": {"mmlu": {"alias": "mmlu", "acc,none": 0.3, "acc_stderr,none": 0.01},
                  "extra": {"acc,none": 0.9}},
       "group_subtasks": {"mmlu": ["mmlu_law"], "gsm8k": []},
       "configs": {"gsm8k": {"task": "gsm8k"}},
       "n-shot": {"gsm8k": 5, "mmlu_law": 0},
       "higher_is_better": {"gsm8k": {"exact_match": true, "odd": null},
                            "mmlu_law": {"acc": false}},
       "n-samples": {"mmlu_law": {"original": 100, "effective": 50}},
       "config": {"model": "hf", "limit": 50.0, "model_args": {"pretrained": "runs/my-run/checkpoint-500"}},
       "date": 1768964383.8593218, "lm_eval_version": "0.4.9"}
      """;

  @Test
  void readsModelStepTokensAndShotsOfAnOldFile() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/zero/160m_x.json", OLD);
    RunRecord run = read.only();

    assertThat(run.id()).isEqualTo("pythia-160m_step1000_5shot");
    assertThat(run.model()).isEqualTo("EleutherAI/pythia-160m");
    assertThat(run.checkpoint().step()).hasValue(1000);
    assertThat(run.checkpoint().tokens()).hasValue(2_097_152_000L);
    assertThat(run.tags()).containsExactly("5-shot");
    assertThat(run.timeSource()).isEqualTo(TimeSource.FILE_MODIFIED);
    assertThat(run.checkpointKey()).matches("sha256:[0-9a-f]{64}#0");
    assertThat(metrics(run)).containsExactly("piqa/acc", "lambada/ppl");
    assertThat(estimate(run, "lambada/ppl").standardError()).hasValue(0.4);
    assertThat(read.remarks).singleElement().asString().contains("$.results.piqa.acc_norm");
  }

  @Test
  void recoversTheCountOnlyWhereTheErrorIsThatOfAShare() {
    double se = Math.sqrt(0.25 / 99);
    assertThat(Counts.recover(0.5, se)).hasValue(100);
    assertThat(Counts.recover(0.5, se * 1.01)).isEmpty();
    assertThat(Counts.recover(0, 0)).isEmpty();
    assertThat(Counts.recover(1, 0.1)).isEmpty();
    assertThat(Counts.recover(Double.NaN, 0.1)).isEmpty();
    assertThat(
            Counts.reported(
                    MetricKey.of("x", "f1"),
                    0.5,
                    java.util.OptionalDouble.of(se),
                    java.util.OptionalLong.empty())
                .count())
        .isEmpty();
  }

  @Test
  void readsFiltersGroupsCountsAndDirectionsOfANewFile() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/m/results.json", NEW);
    RunRecord run = read.only();

    assertThat(run.id()).isEqualTo("my-run_step500_mixedshot");
    assertThat(run.tags()).containsExactly("mixed-shot", "limited");
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2026-01-21T02:59:43.859Z"));
    assertThat(run.timeSource()).isEqualTo(TimeSource.RESULTS_FILE);
    assertThat(metrics(run))
        .containsExactly(
            "mmlu/acc",
            "mmlu_law/acc",
            "gsm8k/exact_match,strict-match",
            "gsm8k/exact_match,flexible-extract",
            "gsm8k/odd_na,me_none",
            "extra/acc");
    assertThat(estimate(run, "mmlu/acc").standardError()).isEmpty();
    assertThat(estimate(run, "mmlu/acc").count()).isEmpty();
    assertThat(estimate(run, "mmlu_law/acc").count()).hasValue(50);
    assertThat(estimate(run, "gsm8k/exact_match,strict-match").count()).hasValue(1319);
    assertThat(estimate(run, "gsm8k/exact_match,strict-match").standardError()).isEmpty();
    assertThat(read.directions)
        .containsEntry(MetricKey.parse("gsm8k/exact_match,strict-match"), Direction.HIGHER)
        .containsEntry(MetricKey.parse("mmlu_law/acc"), Direction.LOWER)
        .doesNotContainKey(MetricKey.parse("mmlu/acc"));
    assertThat(read.remarks).anyMatch(remark -> remark.contains("groups left out"));
    assertThat(run.configJson()).contains("\"lm_eval_version\":\"0.4.9\"", "\"configs\"");
  }

  @Test
  void takesDateAndLinkFromTheFileNameInTheWorkspaceZone() throws IOException {
    Settings athens =
        new Settings(ZoneId.of("Europe/Athens"), List.of(), List.of(), List.of(), List.of(), "x");
    RunRecord run =
        Collected.read(
                FORMAT,
                "/d/model__x/results_2026-01-21T03-44-18.458309.json",
                OLD,
                athens,
                Map.of())
            .only();

    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2026-01-21T01:44:18.458309Z"));
    assertThat(run.timeSource()).isEqualTo(TimeSource.FILE_NAME);
    assertThat(run.link()).isEqualTo("model__x/2026-01-21T03-44-18.458309");
  }

  @Test
  void theWorkspaceSaysHowManyTokensAStepIs() throws IOException {
    Settings settings =
        new Settings(
            ZoneId.of("UTC"),
            List.of(),
            List.of(),
            List.of(new Settings.TokensPerStep("pythia-*", 10)),
            List.of(),
            "x");
    assertThat(
            Collected.read(FORMAT, "/d/a.json", OLD, settings, Map.of())
                .only()
                .checkpoint()
                .tokens())
        .hasValue(10_000);
  }

  @Test
  void takesTheStepFromTheFileNameWhenNothingElseSays() throws IOException {
    String bare = "{\"results\": {\"piqa\": {\"acc\": 0.5, \"acc_stderr\": 0.1}}}";
    RunRecord run = Collected.read(FORMAT, "/d/1.4b-5shot_step53000.json", bare).only();
    assertThat(run.checkpoint().step()).hasValue(53000);
    assertThat(run.model()).isEqualTo("1.4b-5shot");
    assertThat(run.configJson()).isEmpty();
  }

  @Test
  void findsTheStepOfLocalWeightsAndOfLongerRevisions() throws IOException {
    RunRecord local = withArgs("pretrained=/c/run7/step_2500/hf,dtype=auto");
    assertThat(local.checkpoint().step()).hasValue(2500);
    assertThat(local.id()).isEqualTo("run7_step2500");

    RunRecord staged = withArgs("pretrained=o/bird,revision=stage1-step5000-tokens11B");
    assertThat(staged.checkpoint().step()).hasValue(5000);
    assertThat(staged.id()).isEqualTo("bird-stage1-step5000-tokens11B");

    RunRecord plain = withArgs("pretrained=org/bird-7b,revision=main");
    assertThat(plain.checkpoint().step()).isEmpty();
    assertThat(plain.id()).isEqualTo("bird-7b");
  }

  private static RunRecord withArgs(String args) throws IOException {
    String json =
        "{\"results\": {\"piqa\": {\"acc,none\": 0.5}}, \"config\": {\"model_args\": \""
            + args
            + "\"}}";
    return Collected.read(FORMAT, "/d/results_2026-01-01T00-00-00.json", json).only();
  }

  @Test
  void namesTheModelAfterTheFolderWhenTheFileTellsNothing() throws IOException {
    String bare = "{\"results\": {\"piqa\": {\"acc,none\": 0.5}}}";
    assertThat(Collected.read(FORMAT, "/d/heron/results.json", bare).only().model())
        .isEqualTo("heron");
    assertThat(Collected.read(FORMAT, "/d/heron/step5.json", bare).only().id())
        .isEqualTo("heron_step5");
  }

  @Test
  void aListBesideTheNumbersOfATaskIsNoReasonToRefuseTheFile() throws IOException {
    String odd =
        "{\"results\": {\"piqa\": {\"acc,none\": 0.5, \"odd,none\": [1, 2]}}, \"versions\": {}}";
    assertThat(recognises(FORMAT, "/x/a.json", odd)).isTrue();
    assertThat(Collected.read(FORMAT, "/x/a.json", odd).only().estimates()).hasSize(1);
  }

  @Test
  void claimsOnlyItsOwnFiles() {
    assertThat(recognises(FORMAT, "/x/a.json", OLD)).isTrue();
    assertThat(recognises(FORMAT, "/x/a.json", NEW)).isTrue();
    assertThat(recognises(FORMAT, "/x/a.json", NEW.substring(0, 200))).isTrue();
    for (String other :
        List.of(
            "{\"metadata\":{},\"results\":{\"sblimp\":{\"sblimp_accuracy\":0.5,\"x,y\":1}}}",
            "{\"results\":{\"sblimp\":{\"sblimp_accuracy\":0.5,\"a_stderr\":1}},\"metadata\":{}}",
            "{\"config_general\":{},\"results\":{\"a|0\":{\"acc\":1,\"acc_stderr\":0}}}",
            "{\"tokens\":[1],\"checkpoints\":[1],\"results\":{\"a\":{\"acc\":[1],\"acc_stderr\":[0]}}}",
            "{\"version\":2,\"status\":\"success\",\"eval\":{},\"results\":{\"total_samples\":1}}",
            "{\"results\":{\"run1\":{\"x\":1}}}",
            "{\"results\":[{\"acc\":1}]}",
            "[{\"results\":{}}]",
            "{\"perplexity\":1}",
            "not json",
            "")) {
      assertThat(recognises(FORMAT, "/x/a.json", other)).as(other).isFalse();
    }
    assertThat(recognises(FORMAT, "/x/a.txt", OLD)).isFalse();
  }

  @Test
  void saysWhereABrokenFileBreaksAndRefusesOneWithoutNumbers() {
    assertThatThrownBy(() -> Collected.read(FORMAT, "/d/a.json", OLD.substring(0, 150)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("ends too early");
    assertThatThrownBy(() ->
            Collected.read(FORMAT, "/d/a.json", "{\"results\":{\"piqa\":{\"acc\":null},\"x\":7}}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no task");
    assertThatThrownBy(
            () -> Collected.read(FORMAT, "/d/a.json", "{\"results\":" + "[".repeat(5000)))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void readsAllPythiaCheckpoints() throws IOException {
    for (String size : List.of("160m", "1.4b")) {
      Path folder = Collected.realData("checkpoint-evals/pythia/pythia-v1/pythia-" + size);
      Collected zero = Collected.folder(FORMAT, folder.resolve("zero-shot"));
      Collected five = Collected.folder(FORMAT, folder.resolve("five-shot"));

      assertThat(zero.runs).hasSize(27);
      assertThat(five.runs).hasSize(15);
      assertThat(zero.rejects).isEmpty();
      assertThat(five.rejects).isEmpty();
      assertThat(Stream.concat(zero.runs.stream(), five.runs.stream()).map(RunRecord::id))
          .doesNotHaveDuplicates()
          .allMatch(id -> id.matches("pythia-.*_step\\d+_[05]shot"));
      for (RunRecord run : zero.runs) {
        assertThat(run.checkpoint().tokens())
            .hasValue(run.checkpoint().step().orElseThrow() * 2_097_152);
        assertThat(estimate(run, "piqa/acc").count()).hasValue(1838);
        assertThat(estimate(run, "winogrande/acc").count()).hasValue(1267);
      }
      assertThat(zero.runs.stream().map(run -> run.checkpoint().experiment()).distinct())
          .hasSize(1);
    }
  }

  @Test
  void readsTheRealNewFile() throws IOException {
    Collected read = Collected.folder(FORMAT, Collected.realData("checkpoint-evals/lm-eval-0.4"));
    RunRecord run = read.only();
    assertThat(estimate(run, "math_rephrased_full/exact_match").value())
        .isCloseTo(0.0004, within(1e-12));
    assertThat(estimate(run, "math_perturbed_full/exact_match").count()).hasValue(5000);
    assertThat(read.directions).hasSize(2).containsValue(Direction.HIGHER);
    assertThat(run.link()).isEqualTo("lm-eval-0.4/2026-01-21T03-44-18.458309");
  }

  @Test
  void readsTheOtherRealHarnessFilesAndNoneOfOtherTools() throws IOException {
    Path root = Collected.realData("checkpoint-evals");
    assertThat(Collected.folder(FORMAT, root.resolve("stablelm")).runs).hasSize(9);
    assertThat(Collected.folder(FORMAT, root.resolve("pythia/opt")).runs).hasSize(3);
    assertThat(Collected.folder(FORMAT, root.resolve("bigscience")).runs).hasSize(1);
    for (String other : List.of("lighteval", "inspect", "helm", "dclm", "ntua-llama-500m")) {
      assertThat(Collected.folder(FORMAT, root.resolve(other)).runs).as(other).isEmpty();
    }
    assertThat(Collected.folder(FORMAT, Collected.realData("paper-metrics")).runs).isEmpty();
  }

  @Test
  void everyHeadCutIsAnsweredWithoutFailing() {
    byte[] bytes = NEW.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] head = Arrays.copyOf(bytes, length);
      assertThatCode(() -> FORMAT.recognises("a.json", head)).doesNotThrowAnyException();
    }
  }
}
