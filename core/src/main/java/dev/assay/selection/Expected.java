package dev.assay.selection;

import dev.assay.domain.Check;
import dev.assay.stats.PassAtK;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often a choice among n of a problem's N completions is correct, over all n-subsets rather
 * than the first n alone. The completions keep their order within a subset.
 *
 * <p>Source: specification of test-time scaling, section 7.2, exact subsample curves.
 */
public final class Expected {
  /** Subsets up to which all are counted; beyond, as many are drawn as the caller asks for. */
  static final long ENUMERATED = 2_000;

  private Expected() {}

  /**
   * The chance that the choice is correct.
   *
   * @param correct whether each completion is correct, as long as the ballot
   * @param n budget, 1 to the number of completions
   * @param draws subsets to draw when there are too many to count; at least 1
   * @param seed of the draws
   * @return a share in [0, 1]; exact for {@link Method#NAIVE}, and for the votes while the subsets
   *     are few
   */
  public static double accuracy(
      Ballot ballot, boolean[] correct, Method method, int n, int draws, long seed) {
    Check.that(1 <= n && n <= ballot.size(), "n must be in 1..%d, got %d", ballot.size(), n);
    Check.that(correct.length == ballot.size(), "correct must be as long as the ballot");
    if (method == Method.NAIVE) {
      return naive(ballot, correct, n);
    }
    return subsets(ballot.size(), n) <= ENUMERATED
        ? all(ballot, correct, method, n)
        : drawn(ballot, correct, method, n, draws, seed);
  }

  /**
   * {@code sum over ranks r of correct(r) C(N-r, n-1) / C(N, n)}; among equal scores each is
   * equally likely to come first. A subset without any score chooses nothing, which is not correct.
   */
  private static double naive(Ballot ballot, boolean[] correct, int n) {
    int[] ranked =
        IntStream.range(0, ballot.size())
            .filter(i -> !Double.isNaN(ballot.score(i)))
            .boxed()
            .sorted((a, b) -> Double.compare(ballot.score(b), ballot.score(a)))
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = 0;
    int from = 0;
    while (from < ranked.length) {
      int to = from;
      int right = 0;
      while (to < ranked.length && ballot.score(ranked[to]) == ballot.score(ranked[from])) {
        right += correct[ranked[to]] ? 1 : 0;
        to++;
      }
      double reached = hit(ballot.size(), to, n) - hit(ballot.size(), from, n);
      sum += reached * right / (to - from);
      from = to;
    }
    return sum;
  }

  /** The chance that an n-subset of size holds one of the first few. */
  private static double hit(int size, int few, int n) {
    return few == 0 ? 0 : PassAtK.of(size, few, n);
  }

  /** C(size, n), or more than {@link #ENUMERATED} when it is large. */
  static long subsets(int size, int n) {
    long count = 1;
    for (int i = 1; i <= Math.min(n, size - n); i++) {
      count = count * (size - i + 1) / i;
      if (count > ENUMERATED) {
        return count;
      }
    }
    return count;
  }

  static double all(Ballot ballot, boolean[] correct, Method method, int n) {
    var count = new Count(ballot);
    int[] members = IntStream.range(0, n).toArray();
    long right = 0;
    long seen = 0;
    do {
      right += isCorrect(correct, count.choose(method, members, n));
      seen++;
    } while (advance(members, ballot.size()));
    return (double) right / seen;
  }

  /** The next subset in lexicographic order; false after the last. */
  private static boolean advance(int[] members, int size) {
    int at = members.length - 1;
    while (at >= 0 && members[at] == size - members.length + at) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    members[at]++;
    for (int i = at + 1; i < members.length; i++) {
      members[i] = members[i - 1] + 1;
    }
    return true;
  }

  private static double drawn(
      Ballot ballot, boolean[] correct, Method method, int n, int draws, long seed) {
    Check.that(draws >= 1, "draws must be at least 1, not %d", draws);
    var random = new SplittableRandom(seed);
    var count = new Count(ballot);
    int[] deck = IntStream.range(0, ballot.size()).toArray();
    int[] members = new int[n];
    long right = 0;
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < n; i++) {
        int other = i + random.nextInt(deck.length - i);
        int card = deck[other];
        deck[other] = deck[i];
        deck[i] = card;
        members[i] = card;
      }
      Arrays.sort(members);
      right += isCorrect(correct, count.choose(method, members, n));
    }
    return (double) right / draws;
  }

  private static int isCorrect(boolean[] correct, int choice) {
    return choice != Ballot.NONE && correct[choice] ? 1 : 0;
  }
}
