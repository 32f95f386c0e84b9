package dev.assay.selection;

import dev.assay.domain.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The completions of one problem as a vote sees them: which answer each gives, and its score.
 *
 * <p>A completion without an answer abstains: it joins no group, so that a hundred of them cannot
 * outvote three that agree. One without a score weighs nothing and is never the best.
 */
public final class Ballot {
  /** What a choice is when there is none. */
  public static final int NONE = -1;

  private final int[] groups;
  private final double[] scores;
  private final int groupCount;

  private Ballot(int[] groups, double[] scores, int groupCount) {
    this.groups = groups;
    this.scores = scores;
    this.groupCount = groupCount;
  }

  /**
   * The ballot of a problem.
   *
   * @param keys one per completion, in the order of generation: equal for equivalent answers, empty
   *     for none
   * @param scores one per completion, NaN where unknown; empty when there are no scores at all
   */
  public static Ballot of(List<String> keys, double[] scores) {
    Check.that(
        scores.length == 0 || scores.length == keys.size(),
        "there must be a score for each of %d completions, not %d",
        keys.size(),
        scores.length);
    int[] groups = new int[keys.size()];
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < groups.length; i++) {
      String key = keys.get(i);
      groups[i] = key.isEmpty() ? NONE : known.computeIfAbsent(key, k -> known.size());
    }
    double[] held = scores.length == 0 ? unknown(groups.length) : scores.clone();
    return new Ballot(groups, held, known.size());
  }

  /**
   * The ballot of a problem whose answers were grouped before.
   *
   * @param groups one per completion, from 0 in the order of appearance, {@link #NONE} without
   *     answer
   * @param scores one per completion, NaN where unknown; empty when there are no scores at all
   * @throws IllegalArgumentException when groups appear in another order
   */
  public static Ballot ofGroups(int[] groups, double[] scores) {
    Check.that(
        scores.length == 0 || scores.length == groups.length,
        "there must be a score for each of %d completions, not %d",
        groups.length,
        scores.length);
    int known = 0;
    for (int group : groups) {
      Check.that(NONE <= group && group <= known, "group %d comes before group %d", group, known);
      known = Math.max(known, group + 1);
    }
    double[] held = scores.length == 0 ? unknown(groups.length) : scores.clone();
    return new Ballot(groups.clone(), held, known);
  }

  private static double[] unknown(int size) {
    double[] none = new double[size];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** How many completions there are. */
  public int size() {
    return groups.length;
  }

  /** How many different answers there are. */
  public int groupCount() {
    return groupCount;
  }

  /** The group of a completion, from 0 in the order of appearance; {@link #NONE} without answer. */
  public int group(int completion) {
    return groups[completion];
  }

  /** The score of a completion; NaN when unknown. */
  public double score(int completion) {
    return scores[completion];
  }

  /**
   * The completion whose answer is chosen from the first n: the first of the winning group, and the
   * earliest among equals.
   *
   * @param n 1 to {@link #size()}
   * @return an index below n, or {@link #NONE}
   */
  public int choose(Method method, int n) {
    Check.that(1 <= n && n <= size(), "n must be in 1..%d, got %d", size(), n);
    return new Count(this).choose(method, n);
  }
}
