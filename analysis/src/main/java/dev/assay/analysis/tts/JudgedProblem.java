package dev.assay.analysis.tts;

import dev.assay.formats.tts.Problem;
import dev.assay.selection.Ballot;
import dev.assay.selection.Method;
import dev.assay.stats.PassAtK;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem whose completions were judged.
 *
 * @param answers the answer found in each completion; empty when there is none
 * @param ballot which of them say the same, and their scores
 * @param correct whether each is right; without a gold answer nothing is
 * @param verdicts what became of each comparison, in one word
 * @param chosenCorrect whether the answers that the row states as chosen are right, by their names
 */
public record JudgedProblem(
    Problem problem,
    List<String> answers,
    Ballot ballot,
    boolean[] correct,
    List<String> verdicts,
    Map<String, Boolean> chosenCorrect) {

  public JudgedProblem {
    answers = List.copyOf(answers);
    verdicts = List.copyOf(verdicts);
    chosenCorrect = Collections.unmodifiableMap(new LinkedHashMap<>(chosenCorrect));
  }

  /** How many completions there are. */
  public int size() {
    return ballot.size();
  }

  /** How many of them are right. */
  public int correctCount() {
    int count = 0;
    for (boolean each : correct) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** How many of them have no answer. */
  public int withoutAnswer() {
    int count = 0;
    for (String each : answers) {
      count += each.isEmpty() ? 1 : 0;
    }
    return count;
  }

  /** The answer chosen among the first n; empty when there is none. */
  public String chosen(Method method, int n) {
    int choice = ballot.choose(method, n);
    return choice == Ballot.NONE ? "" : answers.get(choice);
  }

  /** Whether the answer chosen among the first n is right; no answer is not. */
  public boolean chosenIsCorrect(Method method, int n) {
    int choice = ballot.choose(method, n);
    return choice != Ballot.NONE && correct[choice];
  }

  /** The chance that one of k completions is right, {@link PassAtK}. */
  public double passAtK(int k) {
    return PassAtK.of(size(), correctCount(), k);
  }
}
