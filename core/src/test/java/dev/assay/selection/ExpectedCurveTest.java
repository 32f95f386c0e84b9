package dev.assay.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExpectedCurveTest {
  private record Case(Ballot ballot, boolean[] correct) {}

  private static Case drawn(SplittableRandom random, int size) {
    List<String> keys = new ArrayList<>();
    double[] scores = new double[size];
    boolean[] correct = new boolean[size];
    for (int i = 0; i < size; i++) {
      int answer = random.nextInt(4);
      keys.add(answer == 3 ? "" : "answer " + answer);
      correct[i] = answer == 0;
      scores[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(5) / 4.0;
    }
    return new Case(Ballot.of(keys, scores), correct);
  }

  @RepeatedTest(100)
  void agreesWithCountingEverySubset(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    Case drawn = drawn(random, 1 + random.nextInt(9));
    int[] budgets = IntStream.rangeClosed(1, drawn.correct.length).toArray();
    double[][] shares = new ExpectedCurve(400, 1).of(drawn.ballot, drawn.correct, budgets);
    for (Method method : Method.values()) {
      for (int n : budgets) {
        assertThat(shares[method.ordinal()][n - 1])
            .isCloseTo(
                Expected.accuracy(drawn.ballot, drawn.correct, method, n, 1, 1), within(1e-12));
      }
    }
  }

  /** 12 870 subsets, counted; 4000 orders drawn, so that four standard errors are 0.032. */
  @RepeatedTest(5)
  void randomOrdersComeCloseToAllSubsets(RepetitionInfo repetition) {
    Case drawn = drawn(new SplittableRandom(repetition.getCurrentRepetition()), 16);
    double[][] shares = new ExpectedCurve(4_000, 7).of(drawn.ballot, drawn.correct, 1, 4, 8, 16);
    for (Method method : new Method[] {Method.WEIGHTED, Method.MAJ}) {
      double exact = Expected.all(drawn.ballot, drawn.correct, method, 8);
      assertThat(shares[method.ordinal()][2]).isCloseTo(exact, within(0.032));
    }
  }

  @Test
  void equalSeedsGiveEqualShares() {
    Case drawn = drawn(new SplittableRandom(3), 40);
    var curve = new ExpectedCurve(50, 9);
    double[][] first = curve.of(drawn.ballot, drawn.correct, 10, 20);
    assertThat(curve.of(drawn.ballot, drawn.correct, 10, 20)).isDeepEqualTo(first);
    assertThat(first[Method.MAJ.ordinal()][0]).isStrictlyBetween(0.0, 1.0);
  }

  @Test
  void aProblemWithoutRightCompletionIsNeverRight() {
    var ballot = Ballot.of(List.of("a", "b"), new double[] {1, 2});
    assertThat(new ExpectedCurve(1, 1).of(ballot, new boolean[2], 1, 2))
        .isDeepEqualTo(new double[3][2]);
  }
}
