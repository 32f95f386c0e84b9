package dev.assay.selection;

import java.util.Arrays;

/**
 * Both votes while completions come in any order; the choice is as if they came in their own. Who
 * leads is known after each, so that asking costs nothing.
 */
final class Tally {
  private static final int NEVER = Integer.MAX_VALUE;

  private final int[] groups;
  private final double[] scores;
  private final int[] votes;
  private final double[] weights;
  private final int[] firsts;
  private final int[] weighed;

  /** Votes of the largest group, and its first completion. */
  private int mostVotes;

  private int mostFirst;

  /** The group with the highest sum, its sum, and its first completion that has a score. */
  private int heaviest;

  private double highest;
  private int highestFirst;

  Tally(Ballot ballot) {
    groups = new int[ballot.size()];
    scores = new double[ballot.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = ballot.group(i);
      scores[i] = ballot.score(i);
    }
    votes = new int[ballot.groupCount()];
    weights = new double[ballot.groupCount()];
    firsts = new int[ballot.groupCount()];
    weighed = new int[ballot.groupCount()];
    begin();
  }

  void begin() {
    Arrays.fill(votes, 0);
    Arrays.fill(weights, 0);
    Arrays.fill(firsts, NEVER);
    Arrays.fill(weighed, NEVER);
    mostVotes = 0;
    mostFirst = NEVER;
    nobodyWeighs();
  }

  private void nobodyWeighs() {
    heaviest = Ballot.NONE;
    highest = Double.NEGATIVE_INFINITY;
    highestFirst = NEVER;
  }

  /**
   * Adds the completions at some places of an order. All in one method, on locals: it runs a
   * hundred million times in processes too short for the compiler that would do so itself.
   */
  void add(int[] order, int from, int to) {
    int votesOfMost = mostVotes;
    int firstOfMost = mostFirst;
    double highestSum = highest;
    int firstOfHighest = highestFirst;
    for (int at = from; at < to; at++) {
      int completion = order[at];
      int group = groups[completion];
      if (group == Ballot.NONE) {
        continue;
      }
      int mine = votes[group] + 1;
      votes[group] = mine;
      int first = Math.min(firsts[group], completion);
      firsts[group] = first;
      if (mine > votesOfMost || (mine == votesOfMost && first < firstOfMost)) {
        votesOfMost = mine;
        firstOfMost = first;
      }
      double score = scores[completion];
      if (Double.isNaN(score)) {
        continue;
      }
      double weight = weights[group] + score;
      weights[group] = weight;
      int weighedFirst = Math.min(weighed[group], completion);
      weighed[group] = weighedFirst;
      if (score < 0 && group == heaviest) {
        findHeaviest();
        highestSum = highest;
        firstOfHighest = highestFirst;
      } else if (weight > highestSum || (weight == highestSum && weighedFirst < firstOfHighest)) {
        heaviest = group;
        highestSum = weight;
        firstOfHighest = weighedFirst;
      }
    }
    mostVotes = votesOfMost;
    mostFirst = firstOfMost;
    highest = highestSum;
    highestFirst = firstOfHighest;
  }

  /** After the leader lost weight. */
  private void findHeaviest() {
    nobodyWeighs();
    for (int group = 0; group < weights.length; group++) {
      double weight = weights[group];
      int first = weighed[group];
      if (first != NEVER && (weight > highest || (weight == highest && first < highestFirst))) {
        heaviest = group;
        highest = weight;
        highestFirst = first;
      }
    }
  }

  /** The first completion of the largest group; {@link Ballot#NONE} when all abstained. */
  int most() {
    return mostVotes == 0 ? Ballot.NONE : mostFirst;
  }

  /** The first scored completion of the group with the highest sum. */
  int heaviest() {
    return heaviest == Ballot.NONE ? Ballot.NONE : highestFirst;
  }
}
