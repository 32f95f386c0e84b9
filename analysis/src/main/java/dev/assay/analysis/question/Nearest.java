package dev.assay.analysis.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that a mistyped one may have meant. */
final class Nearest {
  private static final int MAX_LENGTH = 200;

  private Nearest() {}

  private record Guess(String name, double distance) {}

  /** At most {@code limit} names, nearest first; empty when none is near. */
  static List<String> of(String wanted, Collection<String> known, int limit) {
    String plainWanted = plain(wanted);
    List<Guess> guesses = new ArrayList<>();
    for (String name : known) {
      String plainName = plain(name);
      double distance = distance(plainWanted, plainName);
      if (distance <= Math.max(2, plainWanted.length() / 3.0)) {
        guesses.add(new Guess(name, distance));
      } else if (plainWanted.length() >= 3 && plainName.contains(plainWanted)) {
        guesses.add(new Guess(name, plainWanted.length() + distance / 1000));
      }
    }
    return guesses.stream()
        .sorted(Comparator.comparingDouble(Guess::distance).thenComparing(Guess::name))
        .limit(limit)
        .map(Guess::name)
        .toList();
  }

  /** Names are compared without case, and all their separators count as one sign. */
  private static String plain(String name) {
    String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    return cut.toLowerCase(Locale.ROOT).replaceAll("[/.,_ -]", "_");
  }

  /**
   * Levenshtein 1966: insertions, deletions and substitutions that turn one text into the other.
   */
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], above[j]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
