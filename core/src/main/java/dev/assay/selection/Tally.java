package dev.assay.selection;

import java.util.Arrays;

/** Both votes while completions come in any order; the choice is as if they came in their own. */
final class Tally {
  private final Ballot ballot;
  private final int[] votes;
  private final double[] weights;
  private final int[] firsts;
  private final int[] weighed;

  Tally(Ballot ballot) {
    this.ballot = ballot;
    votes = new int[ballot.groupCount()];
    weights = new double[ballot.groupCount()];
    firsts = new int[ballot.groupCount()];
    weighed = new int[ballot.groupCount()];
  }

  void begin() {
    Arrays.fill(votes, 0);
    Arrays.fill(weights, 0);
    Arrays.fill(firsts, Integer.MAX_VALUE);
    Arrays.fill(weighed, Integer.MAX_VALUE);
  }

  void add(int completion) {
    int group = ballot.group(completion);
    if (group == Ballot.NONE) {
      return;
    }
    votes[group]++;
    firsts[group] = Math.min(firsts[group], completion);
    double score = ballot.score(completion);
    if (!Double.isNaN(score)) {
      weights[group] += score;
      weighed[group] = Math.min(weighed[group], completion);
    }
  }

  /** The first completion of the largest group; {@link Ballot#NONE} when all abstained. */
  int most() {
    int best = 0;
    int choice = Ballot.NONE;
    for (int group = 0; group < votes.length; group++) {
      if (votes[group] > best || (votes[group] == best && best > 0 && firsts[group] < choice)) {
        best = votes[group];
        choice = firsts[group];
      }
    }
    return choice;
  }

  /** The first scored completion of the group with the highest sum. */
  int heaviest() {
    double best = Double.NEGATIVE_INFINITY;
    int choice = Ballot.NONE;
    for (int group = 0; group < votes.length; group++) {
      boolean is = weighed[group] != Integer.MAX_VALUE;
      if (is && (weights[group] > best || (weights[group] == best && weighed[group] < choice))) {
        best = weights[group];
        choice = weighed[group];
      }
    }
    return choice;
  }
}
