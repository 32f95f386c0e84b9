package dev.assay.selection;

import java.util.Arrays;

/** Counts votes of a ballot. Keeps its arrays between counts, so it is for one thread. */
final class Count {
  private final Ballot ballot;
  private final double[] weights;
  private final int[] firsts;

  Count(Ballot ballot) {
    this.ballot = ballot;
    weights = new double[ballot.groupCount()];
    firsts = new int[ballot.groupCount()];
  }

  /** The choice among the first n completions. */
  int choose(Method method, int n) {
    begin();
    int best = Ballot.NONE;
    for (int i = 0; i < n; i++) {
      best = take(method, i, best);
    }
    return end(method, best);
  }

  /** The choice among some completions, given in ascending order. */
  int choose(Method method, int[] members, int n) {
    begin();
    int best = Ballot.NONE;
    for (int i = 0; i < n; i++) {
      best = take(method, members[i], best);
    }
    return end(method, best);
  }

  private void begin() {
    Arrays.fill(weights, 0);
    Arrays.fill(firsts, Ballot.NONE);
  }

  private int take(Method method, int completion, int best) {
    double score = ballot.score(completion);
    if (method == Method.NAIVE) {
      boolean better = best == Ballot.NONE || score > ballot.score(best);
      return !Double.isNaN(score) && better ? completion : best;
    }
    int group = ballot.group(completion);
    if (group == Ballot.NONE || (method == Method.WEIGHTED && Double.isNaN(score))) {
      return best;
    }
    weights[group] += method == Method.WEIGHTED ? score : 1;
    if (firsts[group] == Ballot.NONE) {
      firsts[group] = completion;
    }
    return best;
  }

  private int end(Method method, int best) {
    if (method == Method.NAIVE) {
      return best;
    }
    int winner = Ballot.NONE;
    for (int group = 0; group < weights.length; group++) {
      if (firsts[group] != Ballot.NONE && beats(group, winner)) {
        winner = group;
      }
    }
    return winner == Ballot.NONE ? Ballot.NONE : firsts[winner];
  }

  private boolean beats(int group, int winner) {
    if (winner == Ballot.NONE || weights[group] != weights[winner]) {
      return winner == Ballot.NONE || weights[group] > weights[winner];
    }
    return firsts[group] < firsts[winner];
  }
}
