package dev.assay.analysis.tts;

import dev.assay.grading.Settings;
import dev.assay.selection.StepScores;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a prepared file is to hold.
 *
 * @param budgets how many completions a choice is made from, ascending; empty for powers of two and
 *     all
 * @param most above which no budget goes; empty for all completions
 * @param steps how scores of steps become one of the completion
 * @param rederive whether choices and answers that a row states are replaced by ours
 * @param grading what counts as equal
 */
public record PrepareOptions(
    List<Integer> budgets, OptionalInt most, StepScores steps, boolean rederive, Settings grading) {
  public PrepareOptions {
    budgets = budgets.stream().distinct().sorted().toList();
  }

  /** Without a limit to budgets. */
  public PrepareOptions(
      List<Integer> budgets, StepScores steps, boolean rederive, Settings grading) {
    this(budgets, OptionalInt.empty(), steps, rederive, grading);
  }

  /** Budgets for so many completions; ascending, none above {@code size}. */
  int[] upTo(int size) {
    int limit = Math.min(size, most.orElse(size));
    return budgets.isEmpty()
        ? Budgets.upTo(limit)
        : budgets.stream().mapToInt(n -> n).filter(n -> n <= limit).toArray();
  }

  /** The options in words, by which files made with them are known again. */
  String words() {
    String n = budgets.isEmpty() ? "powers of two and all" : Arrays.toString(budgets.toArray());
    String limit = most.isPresent() ? " up to " + most.getAsInt() : "";
    return "n=%s%s; steps=%s; rederive=%s".formatted(n, limit, steps.word(), rederive);
  }
}
