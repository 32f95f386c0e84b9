package dev.assay.analysis.tts;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words and numbers of a text, by which it is seen what it is about. */
final class Terms {
  private static final int LONGEST = 20_000;
  private static final int SHORTEST_WORD = 4;

  private Terms() {}

  /** Words of four letters or more and all numbers, in lower case; of the first 20 000 signs. */
  static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    int end = Math.min(text.length(), LONGEST);
    int start = 0;
    while (start < end) {
      char c = text.charAt(start);
      int stop = start + 1;
      if (Character.isDigit(c)) {
        while (stop < end && Character.isDigit(text.charAt(stop))) {
          stop++;
        }
        terms.add(text.substring(start, stop));
      } else if (Character.isLetter(c)) {
        while (stop < end && Character.isLetter(text.charAt(stop))) {
          stop++;
        }
        if (stop - start >= SHORTEST_WORD) {
          terms.add(text.substring(start, stop).toLowerCase(Locale.ROOT));
        }
      }
      start = stop;
    }
    return terms;
  }
}
