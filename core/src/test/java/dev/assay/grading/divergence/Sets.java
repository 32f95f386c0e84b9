package dev.assay.grading.divergence;

import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Recorded;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Recorded pairs with the verdict of Math-Verify. */
final class Sets {
  static final List<String> NAMES =
      List.of("sample", "mathverify_verdicts", "expected_completion_verdicts", "stress-math");

  private Sets() {}

  /** Takes one pair. */
  interface Taker {
    void take(String gold, Prediction prediction, String completion, boolean theirs);
  }

  static void read(String name, Grader grader, Taker taker) {
    switch (name) {
      case "sample", "stress-math" -> completions("grading/" + name + ".jsonl", grader, taker);
      case "mathverify_verdicts" -> answers(taker);
      case "expected_completion_verdicts" -> boxes(taker);
      default -> throw new IllegalArgumentException(name);
    }
  }

  private static void completions(String file, Grader grader, Taker taker) {
    for (Recorded.Pair pair : Recorded.completions(file)) {
      taker.take(
          pair.gold(),
          grader.completion(pair.completion()),
          pair.completion(),
          Boolean.TRUE.equals(pair.verifier()));
    }
  }

  private static void answers(Taker taker) {
    for (JsonNode row : Recorded.rows("test-time-scaling/mathverify_verdicts.jsonl.gz")) {
      String answer = row.path("pred").asString();
      taker.take(
          row.path("gold").asString(),
          Prediction.ofAnswer(answer),
          "\\boxed{" + answer + "}",
          row.path("equivalent").booleanValue());
    }
  }

  private static void boxes(Taker taker) {
    Recorded.boxes((gold, completion, correct) -> {
      Prediction found = Prediction.boxOnly(completion);
      taker.take(gold, found, "\\boxed{" + found.extraction().text() + "}", correct);
    });
  }
}
