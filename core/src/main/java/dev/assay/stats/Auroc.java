package dev.assay.stats;

import dev.assay.domain.Check;

/** How well a score tells right from wrong. */
public final class Auroc {
  private Auroc() {}

  /**
   * The chance that a right one scores higher than a wrong one, equal scores counting half: the
   * area under the receiver operating characteristic.
   *
   * <p>Source: Hanley and McNeil 1982, "The meaning and use of the area under a receiver operating
   * characteristic (ROC) curve", Radiology 143(1); Mann and Whitney's U by mid-ranks.
   *
   * @param scores one per item; an item whose score is NaN is left out
   * @param right whether each item is right
   * @return a share in [0, 1]; NaN unless there is a right one and a wrong one
   */
  public static double of(double[] scores, boolean[] right) {
    Check.that(scores.length == right.length, "there must be a score for each item");
    int[] codes = Ranks.dense(scores);
    int known = 0;
    for (int code : codes) {
      known += code >= 0 ? 1 : 0;
    }
    int[] kept = new int[known];
    boolean[] isRight = new boolean[known];
    int at = 0;
    long rights = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= 0) {
        kept[at] = codes[i];
        isRight[at++] = right[i];
        rights += right[i] ? 1 : 0;
      }
    }
    long wrongs = known - rights;
    if (rights == 0 || wrongs == 0) {
      return Double.NaN;
    }
    double[] ranks = Ranks.mid(kept);
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += isRight[i] ? ranks[i] : 0;
    }
    return (sum - rights * (rights + 1) / 2.0) / ((double) rights * wrongs);
  }
}
