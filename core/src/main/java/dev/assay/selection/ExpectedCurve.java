package dev.assay.selection;

import dev.assay.domain.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * {@link Expected} for all methods and many budgets at once: how often the choice among n of a
 * problem's N completions is correct, over all n-subsets.
 *
 * <p>Where subsets are too many to count, the first n of a random order are a random n-subset, so
 * one order serves every budget and both votes. It keeps tables between problems, so it is for one
 * thread.
 */
public final class ExpectedCurve {
  private final int draws;
  private final long seed;
  private final Map<Long, double[]> missed = new HashMap<>();
  private int[][] orders = new int[0][];
  private int ordered;

  /**
   * A calculator.
   *
   * @param draws random orders for each problem; at least 1. Up to five times as many subsets are
   *     counted instead
   * @param seed of the draws, the same for each problem
   */
  public ExpectedCurve(int draws, long seed) {
    Check.that(draws >= 1, "draws must be at least 1, not %d", draws);
    this.draws = draws;
    this.seed = seed;
  }

  /**
   * The chances that the choices are correct.
   *
   * @param correct whether each completion is correct, as long as the ballot
   * @param budgets ascending, each 1 to the number of completions
   * @return shares in [0, 1], by the place of the method, then of the budget
   */
  public double[][] of(Ballot ballot, boolean[] correct, int... budgets) {
    Check.that(correct.length == ballot.size(), "correct must be as long as the ballot");
    double[][] shares = new double[Method.values().length][budgets.length];
    int[] right = IntStream.range(0, correct.length).filter(i -> correct[i]).toArray();
    if (right.length == 0) {
      return shares;
    }
    naive(ballot, correct, budgets, shares[Method.NAIVE.ordinal()]);
    boolean[] open = new boolean[budgets.length];
    for (int b = 0; b < budgets.length; b++) {
      int n = budgets[b];
      Check.that(1 <= n && n <= ballot.size(), "n must be in 1..%d, got %d", ballot.size(), n);
      open[b] = Expected.subsets(ballot.size(), n) > Math.min(Expected.ENUMERATED, 5L * draws);
      if (!open[b]) {
        for (Method vote : new Method[] {Method.WEIGHTED, Method.MAJ}) {
          shares[vote.ordinal()][b] = Expected.all(ballot, correct, vote, n);
        }
      }
    }
    votes(ballot, correct, budgets, open, shares);
    return shares;
  }

  /** As {@link Expected}: exact, equal scores sharing a rank. */
  private void naive(Ballot ballot, boolean[] correct, int[] budgets, double[] shares) {
    double[] known = new double[ballot.size()];
    double[] right = new double[ballot.size()];
    int scored = 0;
    int rights = 0;
    for (int i = 0; i < known.length; i++) {
      double score = ballot.score(i);
      if (!Double.isNaN(score)) {
        known[scored++] = score;
        if (correct[i]) {
          right[rights++] = score;
        }
      }
    }
    Arrays.sort(known, 0, scored);
    Arrays.sort(right, 0, rights);
    for (int b = 0; b < budgets.length; b++) {
      double[] none = missed(ballot.size(), budgets[b]);
      int left = scored;
      int rightLeft = rights;
      while (rightLeft > 0) {
        double score = known[left - 1];
        int to = left;
        while (to > 0 && known[to - 1] == score) {
          to--;
        }
        int of = rightLeft;
        while (rightLeft > 0 && right[rightLeft - 1] == score) {
          rightLeft--;
        }
        double reached = none[scored - left] - none[scored - to];
        shares[b] += reached * (of - rightLeft) / (left - to);
        left = to;
      }
    }
  }

  /** By how many there are: the chance that an n-subset of size holds none of so many. */
  private double[] missed(int size, int n) {
    return missed.computeIfAbsent(
        (long) size << 32 | n,
        key -> {
          double[] none = new double[size + 1];
          none[0] = 1;
          for (int few = 0; few < size; few++) {
            none[few + 1] = none[few] * Math.max(0, size - few - n) / (size - few);
          }
          return none;
        });
  }

  private void votes(
      Ballot ballot, boolean[] correct, int[] budgets, boolean[] open, double[][] shares) {
    int last = -1;
    for (int b = 0; b < budgets.length; b++) {
      last = open[b] ? b : last;
    }
    if (last < 0) {
      return;
    }
    var tally = new Tally(ballot);
    for (int[] order : orders(ballot.size(), budgets[last])) {
      tally.begin();
      int drawn = 0;
      for (int b = 0; b <= last; b++) {
        tally.add(order, drawn, budgets[b]);
        drawn = budgets[b];
        if (open[b]) {
          shares[Method.MAJ.ordinal()][b] += isCorrect(correct, tally.most());
          shares[Method.WEIGHTED.ordinal()][b] += isCorrect(correct, tally.heaviest());
        }
      }
    }
    for (int b = 0; b <= last; b++) {
      if (open[b]) {
        shares[Method.MAJ.ordinal()][b] /= draws;
        shares[Method.WEIGHTED.ordinal()][b] /= draws;
      }
    }
  }

  /** The first few of each random order; the same for all problems that are as large. */
  private int[][] orders(int size, int first) {
    if (size == ordered && orders.length == draws && orders[0].length == first) {
      return orders;
    }
    var random = new SplittableRandom(seed);
    int[] deck = IntStream.range(0, size).toArray();
    orders = new int[draws][];
    ordered = size;
    for (int draw = 0; draw < draws; draw++) {
      for (int drawn = 0; drawn < first; drawn++) {
        int other = drawn + random.nextInt(size - drawn);
        int card = deck[other];
        deck[other] = deck[drawn];
        deck[drawn] = card;
      }
      orders[draw] = Arrays.copyOf(deck, first);
    }
    return orders;
  }

  private static int isCorrect(boolean[] correct, int choice) {
    return choice != Ballot.NONE && correct[choice] ? 1 : 0;
  }
}
