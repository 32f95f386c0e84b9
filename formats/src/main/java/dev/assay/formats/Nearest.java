package dev.assay.formats;

import java.util.Collection;
import java.util.Comparator;

/** The known word that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** {@code Did you mean 'seeds'? }, with a blank after; empty when no word is near. */
  static String words(String word, Collection<String> known) {
    return known.stream()
        .filter(each -> distance(word, each) <= Math.max(1, each.length() / 3))
        .min(Comparator.comparingInt((String each) -> distance(word, each)))
        .map(each -> "Did you mean '" + each + "'? ")
        .orElse("");
  }

  /** Insertions, deletions and exchanges of letters (Levenshtein 1966). */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 10) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int above = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int exchange = above + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        above = row[j];
        row[j] = Math.min(exchange, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
