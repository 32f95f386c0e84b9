package dev.assay.selection;

import dev.assay.domain.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
  private final long[] keys;

  private Ballot(int[] groups, double[] scores, long[] keys) {
    this.groups = groups;
    this.scores = scores;
    this.groupCount = keys.length;
    this.keys = keys;
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
    Map<String, Integer> known = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      String key = keys.get(i);
      groups[i] = key.isEmpty() ? NONE : known.computeIfAbsent(key, k -> known.size());
    }
    double[] held = scores.length == 0 ? unknown(groups.length) : scores.clone();
    return new Ballot(groups, held, known.keySet().stream().mapToLong(Ballot::hash).toArray());
  }

  /**
   * The ballot of completions whose answers were told apart before, in one ballot or several.
   *
   * @param keys as {@link #key} gives them, 0 for none
   * @param scores one per completion, NaN where unknown; empty when there are no scores at all
   */
  public static Ballot of(long[] keys, double[] scores) {
    Check.that(
        scores.length == 0 || scores.length == keys.length,
        "there must be a score for each of %d completions, not %d",
        keys.length,
        scores.length);
    int[] groups = new int[keys.length];
    Map<Long, Integer> known = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      groups[i] = keys[i] == 0 ? NONE : known.computeIfAbsent(keys[i], k -> known.size());
    }
    double[] held = scores.length == 0 ? unknown(groups.length) : scores.clone();
    return new Ballot(groups, held, known.keySet().stream().mapToLong(key -> key).toArray());
  }

  /** 64 bits, never 0: polynomial over the characters, then mixed as by SplitMix64. */
  private static long hash(String key) {
    long hash = 1;
    for (int i = 0; i < key.length(); i++) {
      hash = 0x9E3779B97F4A7C15L * (hash + key.charAt(i) + 1);
      hash ^= hash >>> 32;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    hash ^= hash >>> 31;
    return hash == 0 ? 1 : hash;
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

  /** What tells its answer from others in any ballot of the problem; 0 without answer. */
  public long key(int completion) {
    return groups[completion] == NONE ? 0 : keys[groups[completion]];
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
