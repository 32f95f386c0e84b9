package dev.assay.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known words that a mistyped one may have meant. */
public final class Nearest {
  private static final int MOST_LETTERS = 60;
  private static final int MAX_LENGTH = 200;
  private static final int SHORTEST_PART = 3;

  private Nearest() {}

  private record Guess(String name, double distance) {}

  /**
   * The word with the fewest letters to change, add, drop or swap, whatever their case; empty when
   * all are further away than a third of its letters.
   */
  public static String of(String word, Collection<String> known) {
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

  /**
   * At most {@code limit} names, nearest first, and after them those that hold the word as a part;
   * empty when none is near. All separators count as one sign, and upper case as lower.
   */
  public static List<String> of(String wanted, Collection<String> known, int limit) {
    String plainWanted = plain(wanted);
    List<Guess> guesses = new ArrayList<>();
    for (String name : known) {
      String plainName = plain(name);
      double distance = distance(plainWanted, plainName);
      if (distance <= Math.max(2, plainWanted.length() / 3.0)) {
        guesses.add(new Guess(name, distance));
      } else if (plainWanted.length() >= SHORTEST_PART && plainName.contains(plainWanted)) {
        guesses.add(new Guess(name, plainWanted.length() + distance / 1000));
      }
    }
    return guesses.stream()
        .sorted(Comparator.comparingDouble(Guess::distance).thenComparing(Guess::name))
        .limit(limit)
        .map(Guess::name)
        .toList();
  }

  /** {@code Did you mean 'seeds'? }, with a blank after; empty when no word is near. */
  public static String meant(String word, Collection<String> known) {
    String near = of(word, known);
    return near.isEmpty() ? "" : "Did you mean '" + near + "'? ";
  }

  private static String plain(String name) {
    String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
    return cut.toLowerCase(Locale.ROOT).replaceAll("[/.,_ -]", "_");
  }

  /**
   * Letters to change, add, drop or swap with a neighbour that turn one text into the other, each
   * place at most once: optimal string alignment (Damerau 1964, doi:10.1145/363958.363994).
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(row[j - 1], last[j]));
        if (isSwapped(a, b, i, j)) {
          row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean isSwapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
