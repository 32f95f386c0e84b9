package dev.assay.stats;

import dev.assay.domain.Check;

/**
 * The chance that at least one of k completions is correct.
 *
 * <p>Source: Chen et al. 2021, "Evaluating Large Language Models Trained on Code", section 2.1,
 * arXiv:2107.03374.
 */
public final class PassAtK {
  private PassAtK() {}

  /**
   * The mean over all k-subsets of whether one holds a correct completion: {@code 1 - C(n-c, k) /
   * C(n, k)}, as a product so that no binomial overflows. Without bias when the completions are
   * exchangeable, which copies of a beam are not.
   *
   * @param n completions of the problem
   * @param c correct ones among them, 0 to n
   * @param k budget, 1 to n
   * @return a probability in [0, 1]
   */
  public static double of(int n, int c, int k) {
    Check.that(1 <= k && k <= n, "k must be in 1..n, got k=%d n=%d", k, n);
    Check.that(0 <= c && c <= n, "c must be in 0..n, got c=%d n=%d", c, n);
    if (n - c < k) {
      return 1;
    }
    double allWrong = 1;
    for (int i = n - c + 1; i <= n; i++) {
      allWrong *= 1 - (double) k / i;
    }
    return 1 - allWrong;
  }
}
