package dev.assay.grading.text;

/**
 * How the final answer of a completion is searched for.
 *
 * @param boxOnly whether nothing but a box counts
 * @param cutThinking whether what stands before the end of the reasoning is left out, and all of a
 *     text whose reasoning never ends
 * @param joinBoxes which boxes near the last one belong to it
 * @param pooled whether formulas and plain numbers compete by position; else formulas go first
 */
public record Search(boolean boxOnly, boolean cutThinking, Join joinBoxes, boolean pooled) {

  /** Which neighbours of the last box are part of the answer. */
  public enum Join {
    NONE,
    /** Those with nothing between but commas, <em>and</em>, <em>or</em>. */
    LISTED,
    /** Math-Verify's: fewer than 10 characters between, or fewer than 70 with a joining word. */
    NEAR
  }

  /** Box, anchor, formula, number, words; boxes of one list are joined. */
  public static final Search USUAL = new Search(false, false, Join.LISTED, false);

  /** As Math-Verify searches when boxes go first. */
  public static final Search MATH_VERIFY = new Search(false, false, Join.NEAR, true);

  /** The last balanced box and nothing else. */
  public static final Search BOX = new Search(true, false, Join.NONE, false);

  public Search withBoxOnly(boolean only) {
    return new Search(only, cutThinking, joinBoxes, pooled);
  }

  public Search withCutThinking(boolean cut) {
    return new Search(boxOnly, cut, joinBoxes, pooled);
  }

  public Search withJoinBoxes(Join join) {
    return new Search(boxOnly, cutThinking, join, pooled);
  }
}
