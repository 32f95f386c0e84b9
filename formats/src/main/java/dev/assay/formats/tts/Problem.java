package dev.assay.formats.tts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A problem of a benchmark with its completions, as a row of a data set holds it.
 *
 * <p>Source: specification of test-time scaling, sections 2.1 and 2.3.
 *
 * @param line 1-based line or row of the file
 * @param key what the problem is known by in every file: its id, else its text; never empty
 * @param statement the problem; empty when the row has none
 * @param gold the right answer, without a box; empty when the row has none
 * @param subject empty when unstated
 * @param level difficulty as the benchmark states it
 * @param completions texts in the order of generation
 * @param answers extracted answers as the row states them, one per completion; empty when it states
 *     none
 * @param steps scores of the steps of each completion; NaN where one is no number; empty when the
 *     row has none
 * @param scores one score per completion as the row states it, else NaN; empty when it states none
 * @param tokens length of each completion; empty when unknown
 * @param chosen answers chosen, by method and budget such as {@code maj@8}
 * @param chosenCorrect whether the chosen one is right as the row states it, by the same names
 * @param correct whether each completion is right as the row states it; empty when it does not
 * @param passAtK as the row states it, by k
 * @param faults what of the row contradicts itself, in words
 */
public record Problem(
    long line,
    String key,
    String statement,
    String gold,
    String subject,
    OptionalInt level,
    List<String> completions,
    List<String> answers,
    double[][] steps,
    double[] scores,
    long[] tokens,
    Map<String, String> chosen,
    Map<String, Boolean> chosenCorrect,
    boolean[] correct,
    Map<Integer, Double> passAtK,
    List<String> faults) {

  public Problem {
    completions = List.copyOf(completions);
    answers = List.copyOf(answers);
    chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    chosenCorrect = Collections.unmodifiableMap(new LinkedHashMap<>(chosenCorrect));
    passAtK = Collections.unmodifiableMap(new LinkedHashMap<>(passAtK));
    faults = List.copyOf(faults);
  }

  /** Whether any completion has a score of a step; lists of steps may all be empty. */
  public boolean hasSteps() {
    return hasSteps(steps);
  }

  /** Whether any of these lists has an item. */
  public static boolean hasSteps(double[][] steps) {
    for (double[] each : steps) {
      if (each.length > 0) {
        return true;
      }
    }
    return false;
  }

  /** How many completions the row has; their answers count when it has no texts. */
  public int size() {
    return Math.max(completions.size(), Math.max(answers.size(), correct.length));
  }
}
