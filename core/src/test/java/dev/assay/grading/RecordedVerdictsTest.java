package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** How far we agree with verdicts that others recorded. Skipped where the recordings are not. */
@EnabledIf("dev.assay.grading.Recorded#present")
class RecordedVerdictsTest {
  private static final Grader PARITY = new Grader(Profile.MATH_VERIFY);
  private static final Grader STRICT = new Grader(Profile.STRICT);
  private static List<Recorded.Pair> stress = List.of();

  @BeforeAll
  static void read() {
    stress = Recorded.completions("grading/stress-math.jsonl");
  }

  @Test
  void realCompletionsAreJudgedAsMathVerifyDoes() {
    var agreement = new Agreement("sample");
    for (var pair : Recorded.completions("grading/sample.jsonl")) {
      Verdict verdict = of(PARITY, pair);
      boolean expected = Boolean.TRUE.equals(pair.verifier());
      agreement.count(expected, verdict.correct(), pair.gold(), pair.id(), verdict);
    }
    holds(agreement, 0.995);
    assertThat(agreement.shareOfEqual()).isGreaterThanOrEqualTo(0.995);
    assertThat(agreement.shareOfDifferent()).isGreaterThanOrEqualTo(0.985);
  }

  @Test
  void boxedAnswersOfModelsAreJudgedAsMathVerifyDoes() {
    var agreement = new Agreement("mathverify_verdicts");
    for (JsonNode row : Recorded.rows("test-time-scaling/mathverify_verdicts.jsonl.gz")) {
      String gold = row.path("gold").asString();
      String pred = row.path("pred").asString();
      Verdict verdict = PARITY.grade(Gold.of(gold), Prediction.ofAnswer(pred));
      agreement.count(
          row.path("equivalent").booleanValue(), verdict.correct(), gold, pred, verdict);
    }
    holds(agreement, 0.995);
    assertThat(agreement.shareOfEqual()).isGreaterThanOrEqualTo(0.985);
  }

  @Test
  void rewrittenAnswersAreJudgedByTheTruth() {
    var agreement = new Agreement("stress-constructed-strict");
    for (var pair : stress) {
      if (pair.constructed() != null) {
        Verdict verdict = of(STRICT, pair);
        agreement.count(
            pair.constructed(), verdict.correct(), pair.gold(), pair.completion(), verdict);
      }
    }
    holds(agreement, 0.985);
  }

  @Test
  void rewrittenAnswersAreJudgedAsMathVerifyDoes() {
    var agreement = new Agreement("stress-math-verify");
    for (var pair : stress) {
      Verdict verdict = of(PARITY, pair);
      boolean expected = Boolean.TRUE.equals(pair.verifier());
      agreement.count(expected, verdict.correct(), pair.gold(), pair.completion(), verdict);
    }
    holds(agreement, 0.97);
  }

  private static Verdict of(Grader grader, Recorded.Pair pair) {
    return grader.grade(Gold.of(pair.gold()), grader.completion(pair.completion()));
  }

  private static void holds(Agreement agreement, double least) {
    String line = agreement.report();
    System.out.println(line);
    assertThat(agreement.share()).as(line).isGreaterThanOrEqualTo(least);
  }
}
