package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** Boxes are found, and judged, as was recorded for real completions. */
@EnabledIf("dev.assay.grading.Recorded#present")
class RecordedCompletionsTest {
  private final Map<String, Map<String, JsonNode>> sources = new HashMap<>();

  @Test
  void theLastBoxIsFoundAndJudged() {
    var found = new Agreement("completions-extracted");
    var judged = new Agreement("completions-judged");
    var grader = new Grader(Profile.MATH_VERIFY);
    for (JsonNode row : Recorded.rows("test-time-scaling/expected_completion_verdicts.jsonl.gz")) {
      JsonNode source = source(row);
      Gold gold = Gold.of(source.path("answer").asString());
      JsonNode completions = source.path("completions");
      assertThat(completions.size()).isEqualTo(row.path("extracted").size());
      for (int i = 0; i < completions.size(); i++) {
        var prediction = Prediction.boxOnly(completions.get(i).asString());
        JsonNode box = row.path("extracted").get(i);
        String expected = box.isNull() ? "" : box.asString();
        String got = prediction.extraction().text();
        found.count(true, expected.strip().equals(got.strip()), expected, got, "");
        Verdict verdict = grader.grade(gold, prediction);
        boolean correct = row.path("correct").get(i).booleanValue();
        judged.count(correct, verdict.correct(), gold.answer().cleaned(), got, verdict);
      }
    }
    for (var agreement : new Agreement[] {found, judged}) {
      String line = agreement.report();
      System.out.println(line);
      assertThat(agreement.share()).as(line).isGreaterThanOrEqualTo(0.997);
    }
  }

  @Test
  void solutionsFullOfAmountsOfMoneyAreJudgedAsRecorded() {
    var agreement = new Agreement("gsm8k-solutions");
    var grader = new Grader(Profile.STRICT);
    for (JsonNode row : Recorded.rows("test-time-scaling/gsm8k_example_model_solutions.jsonl.gz")) {
      String truth = row.path("ground_truth").asString();
      Gold gold = Gold.of(truth.substring(truth.lastIndexOf("A:") + 2).strip());
      for (JsonNode model : row) {
        if (model.has("solution")) {
          Prediction found = grader.completion(model.path("solution").asString());
          Verdict verdict = grader.grade(gold, found);
          boolean correct = model.path("is_correct").booleanValue();
          String got = found.extraction().text();
          agreement.count(correct, verdict.correct(), gold.answer().cleaned(), got, verdict);
        }
      }
    }
    String line = agreement.report();
    System.out.println(line);
    assertThat(agreement.share()).as(line).isGreaterThanOrEqualTo(0.999);
  }

  private JsonNode source(JsonNode row) {
    String file = row.path("file").asString();
    Map<String, JsonNode> rows = sources.computeIfAbsent(file, Recorded::byId);
    return Objects.requireNonNull(rows.get(row.path("unique_id").asString()));
  }
}
