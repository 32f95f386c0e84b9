package dev.assay.analysis.tts;

import java.util.Set;
import java.util.TreeSet;

/** How many completions are looked at. */
public final class Budgets {
  private Budgets() {}

  /** Powers of two up to {@code size}, and {@code size} itself; ascending. Empty for size 0. */
  public static int[] upTo(int size) {
    Set<Integer> budgets = new TreeSet<>();
    for (int n = 1; n > 0 && n <= size; n *= 2) {
      budgets.add(n);
    }
    if (size > 0) {
      budgets.add(size);
    }
    return budgets.stream().mapToInt(n -> n).toArray();
  }
}
