package dev.assay.analysis.grade;

import dev.assay.grading.Gold;
import dev.assay.grading.Prediction;
import dev.assay.grading.Verdict;
import dev.assay.grading.expr.Dialect;

/**
 * One answer, judged.
 *
 * @param dialect in whose way the texts were read
 */
public record Graded(Gold gold, Prediction prediction, Verdict verdict, Dialect dialect) {

  /** The gold answer without ornament, as it was compared. */
  public String cleanedGold() {
    return gold.answer().in(dialect).cleaned();
  }

  /** The prediction without ornament, as it was compared; blank if there is none. */
  public String cleanedPrediction() {
    return prediction.answer().in(dialect).cleaned();
  }

  /** Whether there was an answer at all. */
  public boolean answered() {
    return !(verdict instanceof Verdict.NoAnswer);
  }
}
