package dev.assay.analysis.explore;

import dev.assay.analysis.tts.JudgedProblem;
import dev.assay.analysis.tts.Outcome;
import dev.assay.selection.Ballot;
import dev.assay.selection.Method;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A problem of a run, judged, and where its texts are.
 *
 * @param outcome what became of its completions
 * @param file where its row is
 * @param line 1-based line or row of the file
 * @param statement the beginning of the problem; empty when the row has none
 * @param chosen whether the answer that a method chooses from all completions is right; without the
 *     methods that need scores where there are none
 * @param majority the answer that most completions give, shortened; empty when none gives one
 */
public record BookEntry(
    Outcome outcome,
    Path file,
    long line,
    String statement,
    Map<Method, Boolean> chosen,
    String majority) {
  private static final int LONGEST_STATEMENT = 300;
  private static final int LONGEST_ANSWER = 200;

  public BookEntry {
    chosen = Map.copyOf(chosen);
  }

  static BookEntry of(Path file, long line, JudgedProblem judged) {
    String majority = judged.size() == 0 ? "" : judged.chosen(Method.MAJ, judged.size());
    return of(
        file, line, Outcome.of(judged).withoutSteps(), judged.problem().statement(), majority);
  }

  static BookEntry of(Path file, long line, Outcome outcome, String statement, String majority) {
    Map<Method, Boolean> chosen = new EnumMap<>(Method.class);
    for (Method method : Method.values()) {
      if (outcome.size() > 0 && (!method.needsScores() || isScored(outcome))) {
        int choice = outcome.ballot().choose(method, outcome.size());
        chosen.put(method, choice != Ballot.NONE && outcome.correct()[choice]);
      }
    }
    return new BookEntry(
        outcome,
        file,
        line,
        Texts.shortened(statement, LONGEST_STATEMENT),
        chosen,
        Texts.shortened(majority, LONGEST_ANSWER));
  }

  /** Whether the completions have scores. */
  public boolean isScored() {
    return isScored(outcome);
  }

  private static boolean isScored(Outcome outcome) {
    return outcome.size() > 0 && !Double.isNaN(outcome.ballot().score(0));
  }

  /** How many completions have no answer. */
  public int withoutAnswer() {
    int count = 0;
    for (int i = 0; i < outcome.size(); i++) {
      count += outcome.ballot().group(i) < 0 ? 1 : 0;
    }
    return count;
  }
}
