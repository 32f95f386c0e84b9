package dev.assay.analysis.tts;

import dev.assay.grading.Settings;
import dev.assay.selection.StepScores;
import java.util.Arrays;
import java.util.List;

/**
 * What a prepared file is to hold.
 *
 * @param budgets how many completions a choice is made from, ascending; empty for powers of two and
 *     all
 * @param steps how scores of steps become one of the completion
 * @param rederive whether choices and answers that a row states are replaced by ours
 * @param grading what counts as equal
 */
public record PrepareOptions(
    List<Integer> budgets, StepScores steps, boolean rederive, Settings grading) {
  public PrepareOptions {
    budgets = budgets.stream().distinct().sorted().toList();
  }

  /** Budgets for so many completions; ascending, none above {@code size}. */
  int[] upTo(int size) {
    return budgets.isEmpty()
        ? Budgets.upTo(size)
        : budgets.stream().mapToInt(n -> n).filter(n -> n <= size).toArray();
  }

  /** The options in words, by which files made with them are known again. */
  String words() {
    String n = budgets.isEmpty() ? "powers of two and all" : Arrays.toString(budgets.toArray());
    return "n=%s; steps=%s; rederive=%s".formatted(n, steps.word(), rederive);
  }
}
