package dev.assay.selection;

import java.util.Arrays;

/**
 * Both votes while completions come in any order; the choice is as if they came in their own. Who
 * leads is known after each, so that asking costs nothing.
 */
final class Tally {
  private final Ballot ballot;
  private final int[] votes;
  private final double[] weights;
  private final int[] firsts;
  private final int[] weighed;
  private int largest = Ballot.NONE;
  private int heaviest = Ballot.NONE;

  Tally(Ballot ballot) {
    this.ballot = ballot;
    votes = new int[ballot.groupCount()];
    weights = new double[ballot.groupCount()];
    firsts = new int[ballot.groupCount()];
    weighed = new int[ballot.groupCount()];
    begin();
  }

  void begin() {
    Arrays.fill(votes, 0);
    Arrays.fill(weights, 0);
    Arrays.fill(firsts, Integer.MAX_VALUE);
    Arrays.fill(weighed, Integer.MAX_VALUE);
    largest = Ballot.NONE;
    heaviest = Ballot.NONE;
  }

  void add(int completion) {
    int group = ballot.group(completion);
    if (group == Ballot.NONE) {
      return;
    }
    votes[group]++;
    firsts[group] = Math.min(firsts[group], completion);
    if (leads(group)) {
      largest = group;
    }
    double score = ballot.score(completion);
    if (Double.isNaN(score)) {
      return;
    }
    weights[group] += score;
    weighed[group] = Math.min(weighed[group], completion);
    if (group == heaviest && score < 0) {
      heaviest = Ballot.NONE;
      for (int other = 0; other < weights.length; other++) {
        heaviest = outweighs(other) ? other : heaviest;
      }
    } else if (outweighs(group)) {
      heaviest = group;
    }
  }

  private boolean leads(int group) {
    return largest == Ballot.NONE
        || votes[group] > votes[largest]
        || (votes[group] == votes[largest] && firsts[group] < firsts[largest]);
  }

  private boolean outweighs(int group) {
    double weight = weights[group];
    if (weighed[group] == Integer.MAX_VALUE || !(weight > Double.NEGATIVE_INFINITY)) {
      return false;
    }
    return heaviest == Ballot.NONE
        || weight > weights[heaviest]
        || (weight == weights[heaviest] && weighed[group] < weighed[heaviest]);
  }

  /** The first completion of the largest group; {@link Ballot#NONE} when all abstained. */
  int most() {
    return largest == Ballot.NONE ? Ballot.NONE : firsts[largest];
  }

  /** The first scored completion of the group with the highest sum. */
  int heaviest() {
    return heaviest == Ballot.NONE ? Ballot.NONE : weighed[heaviest];
  }
}
