package dev.assay.analysis.tts;

import dev.assay.domain.Check;
import dev.assay.selection.Ballot;
import dev.assay.stats.PassAtK;
import java.util.OptionalInt;

/**
 * A problem of a run, judged, without its texts: what the analyses of test-time scaling work on.
 *
 * @param key what the problem is known by in every run: its id, else its text; never empty
 * @param gold the right answer; empty when the row has none
 * @param subject empty when unstated
 * @param level difficulty as the benchmark states it, 1 to 5 for MATH
 * @param ballot which completions say the same, and their scores, in the order of generation
 * @param correct whether each completion is right; without a gold answer none is
 * @param tokens length of each completion; empty when unknown
 * @param steps scores of the steps of each completion, NaN where one is no number; empty when the
 *     row has none, or when they were not asked for
 */
public record Outcome(
    String key,
    String gold,
    String subject,
    OptionalInt level,
    Ballot ballot,
    boolean[] correct,
    long[] tokens,
    double[][] steps) {

  public Outcome {
    Check.that(!key.isEmpty(), "a problem must have a key");
    Check.that(
        correct.length == ballot.size(),
        "there must be a verdict for each of %d completions, not %d",
        ballot.size(),
        correct.length);
  }

  /** Without the texts of what was judged. */
  public static Outcome of(JudgedProblem judged) {
    var problem = judged.problem();
    return new Outcome(
        problem.key(),
        problem.gold(),
        problem.subject(),
        problem.level(),
        judged.ballot(),
        judged.correct(),
        problem.tokens(),
        problem.steps());
  }

  /** The same without the scores of steps. */
  public Outcome withoutSteps() {
    return new Outcome(key, gold, subject, level, ballot, correct, tokens, new double[0][]);
  }

  /** How many completions there are. */
  public int size() {
    return correct.length;
  }

  /** How many of them are right. */
  public int correctCount() {
    int count = 0;
    for (boolean each : correct) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** The chance that one of k completions is right, {@link PassAtK}. */
  public double passAtK(int k) {
    return PassAtK.of(size(), correctCount(), k);
  }
}
