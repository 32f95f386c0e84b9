package dev.assay.formats;

import java.util.List;
import java.util.Locale;

/** The known word that a mistyped one was meant to be. */
final class Nearest {
  private static final int MOST_LETTERS = 60;

  private Nearest() {}

  /**
   * The word with the fewest letters to change, add, drop or swap with a neighbour (optimal string
   * alignment); empty when all are further away than a third of its letters.
   */
  static String of(String word, List<String> known) {
    if (word.isEmpty() || word.length() > MOST_LETTERS) {
      return "";
    }
    String nearest = "";
    int least = Math.max(1, word.length() / 3) + 1;
    for (String each : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = each;
      }
    }
    return nearest;
  }

  /** {@code Did you mean 'seeds'? }, with a blank after; empty when no word is near. */
  static String meant(String word, List<String> known) {
    String near = of(word, known);
    return near.isEmpty() ? "" : "Did you mean '" + near + "'? ";
  }

  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
