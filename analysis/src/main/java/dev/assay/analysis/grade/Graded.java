package dev.assay.analysis.grade;

import dev.assay.grading.Gold;
import dev.assay.grading.Prediction;
import dev.assay.grading.Verdict;

/** One answer, judged. */
public record Graded(Gold gold, Prediction prediction, Verdict verdict) {

  /** Whether there was an answer at all. */
  public boolean answered() {
    return !(verdict instanceof Verdict.NoAnswer);
  }
}
