package dev.assay.selection;

import java.util.Arrays;

/**
 * Both votes while completions come in any order; the choice is as if they came in their own. Who
 * leads is known after each, so that asking costs nothing.
 */
final class Tally {
  private static final int NEVER = Integer.MAX_VALUE;

  private final Ballot ballot;
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

  /** Adds the completions at some places of an order. */
  void add(int[] order, int from, int to) {
    for (int at = from; at < to; at++) {
      int completion = order[at];
      int group = ballot.group(completion);
      if (group != Ballot.NONE) {
        count(group, completion);
        double score = ballot.score(completion);
        if (!Double.isNaN(score)) {
          weigh(group, completion, score);
        }
      }
    }
  }

  private void count(int group, int completion) {
    int first = Math.min(firsts[group], completion);
    int mine = votes[group] + 1;
    firsts[group] = first;
    votes[group] = mine;
    if (mine > mostVotes || (mine == mostVotes && first < mostFirst)) {
      mostVotes = mine;
      mostFirst = first;
    }
  }

  private void weigh(int group, int completion, double score) {
    weights[group] += score;
    weighed[group] = Math.min(weighed[group], completion);
    if (group == heaviest && score < 0) {
      nobodyWeighs();
      for (int other = 0; other < weights.length; other++) {
        lead(other);
      }
    } else {
      lead(group);
    }
  }

  /** Puts a group with a score at the head, if it belongs there. */
  private void lead(int group) {
    double weight = weights[group];
    int first = weighed[group];
    if (first != NEVER && (weight > highest || (weight == highest && first < highestFirst))) {
      heaviest = group;
      highest = weight;
      highestFirst = first;
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
