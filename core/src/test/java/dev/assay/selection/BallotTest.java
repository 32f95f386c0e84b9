package dev.assay.selection;

import static dev.assay.selection.Method.MAJ;
import static dev.assay.selection.Method.NAIVE;
import static dev.assay.selection.Method.WEIGHTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BallotTest {
  private static final double NO = Double.NaN;

  @Test
  void theEarliestOfEqualScoresIsChosen() {
    var ballot = Ballot.of(List.of("a", "b", "c"), new double[] {0.5, 0.9, 0.9});
    assertThat(ballot.choose(NAIVE, 1)).isZero();
    assertThat(ballot.choose(NAIVE, 3)).isEqualTo(1);
  }

  @Test
  void aTieOfVotesGoesToTheAnswerSeenFirst() {
    var ballot = Ballot.of(List.of("a", "b", "b", "a"), new double[0]);
    assertThat(ballot.choose(MAJ, 2)).isZero();
    assertThat(ballot.choose(MAJ, 3)).isEqualTo(1);
    assertThat(ballot.choose(MAJ, 4)).isZero();
  }

  @Test
  void scoresOfAGroupAddUp() {
    var ballot = Ballot.of(List.of("a", "b", "b"), new double[] {0.7, 0.4, 0.4});
    assertThat(ballot.choose(WEIGHTED, 3)).isEqualTo(1);
    assertThat(ballot.choose(NAIVE, 3)).isZero();
  }

  @Test
  void completionsWithoutAnswerAbstain() {
    var ballot = Ballot.of(List.of("", "", "", "a"), new double[] {0.9, 0.9, 0.9, 0.1});
    assertThat(ballot.choose(MAJ, 4)).isEqualTo(3);
    assertThat(ballot.choose(WEIGHTED, 4)).isEqualTo(3);
    assertThat(ballot.choose(MAJ, 3)).isEqualTo(Ballot.NONE);
    assertThat(ballot.groupCount()).isEqualTo(1);
  }

  @Test
  void completionsWithoutScoreAreNeverTheBestAndWeighNothing() {
    var ballot = Ballot.of(List.of("a", "a", "b"), new double[] {NO, NO, -3});
    assertThat(ballot.choose(NAIVE, 3)).isEqualTo(2);
    assertThat(ballot.choose(WEIGHTED, 3)).isEqualTo(2);
    assertThat(ballot.choose(NAIVE, 2)).isEqualTo(Ballot.NONE);
    assertThat(Ballot.of(List.of("a"), new double[0]).choose(NAIVE, 1)).isEqualTo(Ballot.NONE);
  }

  @Test
  void scoresOfAnotherLengthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ballot.of(List.of("a", "b"), new double[] {1}))
        .withMessageContaining("a score for each of 2 completions, not 1");
  }

  @RepeatedTest(60)
  void expectedAccuracyIsTheMeanOverEverySubset(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    int size = 2 + random.nextInt(7);
    List<String> keys = new ArrayList<>();
    double[] scores = new double[size];
    boolean[] correct = new boolean[size];
    for (int i = 0; i < size; i++) {
      int answer = random.nextInt(4);
      keys.add(answer == 0 ? "" : "answer " + answer);
      scores[i] = random.nextInt(20); // few ties among a handful; they are tried below
      correct[i] = answer == 1;
    }
    for (int i = 0; i < size; i++) {
      scores[i] += i * 1e-3; // no ties here: among them the mean of all orders is meant
    }
    var ballot = Ballot.of(keys, scores);
    for (int n = 1; n <= size; n++) {
      for (Method method : Method.values()) {
        assertThat(Expected.accuracy(ballot, correct, method, n, 1, 0))
            .isCloseTo(slowly(keys, scores, correct, method, n), within(1e-12));
      }
    }
  }

  @Test
  void amongEqualScoresEachIsEquallyLikely() {
    var ballot = Ballot.of(List.of("a", "b", "c", "d"), new double[] {1, 1, 1, 0});
    boolean[] correct = {true, false, false, true};
    assertThat(Expected.accuracy(ballot, correct, NAIVE, 4, 1, 0))
        .isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Expected.accuracy(ballot, correct, NAIVE, 1, 1, 0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void equalSeedsDrawEqualSubsetsAndDrawsApproachTheCount() {
    List<String> keys = new ArrayList<>();
    boolean[] correct = new boolean[14];
    for (int i = 0; i < 14; i++) {
      keys.add("answer " + i % 3);
      correct[i] = i % 3 == 0;
    }
    var ballot = Ballot.of(keys, new double[0]);
    double exact = slowly(keys, new double[14], correct, MAJ, 7); // 3432 subsets: drawn by default
    double one = Expected.accuracy(ballot, correct, MAJ, 7, 20_000, 5);
    assertThat(one).isEqualTo(Expected.accuracy(ballot, correct, MAJ, 7, 20_000, 5));
    assertThat(one).isNotEqualTo(Expected.accuracy(ballot, correct, MAJ, 7, 20_000, 6));
    assertThat(one).isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / 20_000)));
  }

  @Test
  void stepsBecomeOneScore() {
    double[] steps = {0.5, 0.2, 0.8};
    assertThat(StepScores.LAST.of(steps)).isEqualTo(0.8);
    assertThat(StepScores.MIN.of(steps)).isEqualTo(0.2);
    assertThat(StepScores.PROD.of(steps)).isCloseTo(0.08, within(1e-15));
    assertThat(StepScores.LAST.of(new double[0])).isNaN();
    assertThat(StepScores.MIN.of(new double[] {0.5, NO})).isNaN();
    assertThat(StepScores.named("prod")).contains(StepScores.PROD);
    assertThat(StepScores.named("sum")).isEmpty();
  }

  private static double slowly(
      List<String> keys, double[] scores, boolean[] correct, Method method, int n) {
    int size = keys.size();
    long right = 0;
    long all = 0;
    for (int mask = 0; mask < 1 << size; mask++) {
      if (Integer.bitCount(mask) != n) {
        continue;
      }
      List<String> some = new ArrayList<>();
      List<Integer> which = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        if ((mask >> i & 1) == 1) {
          some.add(keys.get(i));
          which.add(i);
        }
      }
      double[] theirs = which.stream().mapToDouble(i -> scores[i]).toArray();
      int choice = Ballot.of(some, theirs).choose(method, n);
      right += choice >= 0 && correct[which.get(choice)] ? 1 : 0;
      all++;
    }
    return (double) right / all;
  }

  @Test
  void answersOfSeveralBallotsAreKnownByTheirKeys() {
    var first = Ballot.of(List.of("a", "", "b"), new double[0]);
    var second = Ballot.of(List.of("b", "a"), new double[0]);
    assertThat(first.key(0)).isEqualTo(second.key(1)).isNotEqualTo(first.key(2));
    assertThat(first.key(1)).isZero();
    var both =
        Ballot.of(
            new long[] {first.key(0), first.key(1), second.key(0), second.key(1)},
            new double[] {1, 2, 3, 4});
    assertThat(both.groupCount()).isEqualTo(2);
    assertThat(both.group(3)).isEqualTo(both.group(0));
    assertThat(both.group(1)).isEqualTo(Ballot.NONE);
    assertThat(both.score(3)).isEqualTo(4);
  }
}
