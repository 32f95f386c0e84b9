package dev.assay.grading;

import java.util.List;

/** What docs/grading.md shows, so that the compiler reads it too. */
final class GradingExample {
  private GradingExample() {}

  static long correct(String goldAnswer, List<String> completions) {
    // document
    Grader grader = new Grader(Settings.STRICT.with(Settings.Percent.OPTIONAL)); // thread-safe
    Gold gold = Gold.of(goldAnswer); // read once, used for every completion of its problem

    long correct = 0;
    for (String completion : completions) {
      Prediction prediction = grader.completion(completion);
      Verdict verdict = grader.grade(gold, prediction);
      switch (verdict) {
        case Verdict.Equal equal -> correct++;
        case Verdict.NoAnswer none -> System.out.println("no answer");
        default -> System.out.println(verdict.word() + ": " + verdict.reason());
      }
    }
    // end
    return correct;
  }
}
