package dev.assay.grading.text;

import java.util.Arrays;

/** Finds what follows <em>the final answer is</em> and its kin. */
final class Anchors {
  private static final int TRIES = 40;
  private static final int SUREST = 3;
  private static final String[] WORDS = {"nswer", "NSWER", "option ", "choice ", "####", "答", "选"};

  private Anchors() {}

  /**
   * The last and surest announcement of an answer.
   *
   * @param vague whether those count that speak of an answer and do not tell it
   */
  static Extraction last(String text, int from, boolean vague) {
    Extraction best = Extraction.NONE;
    int surest = 0;
    int[] places = places(text, from);
    for (int i = places.length - 1; i >= 0 && surest < SUREST; i--) {
      int at = places[i];
      Mark mark = Mark.at(text, at, from);
      if (mark.strength() > surest && (vague || !mark.vague())) {
        Extraction found = mark.answer().found() ? mark.answer() : Phrase.value(text, mark.end());
        if (found.found()) {
          best = found;
          surest = mark.strength();
        }
      }
    }
    return best;
  }

  /** The last places where an announcement may be, in order. */
  private static int[] places(String text, int from) {
    int[] all = new int[0];
    for (String word : WORDS) {
      int at = text.indexOf(word, from);
      if (at >= 0) {
        int[] some = last(text, word, at);
        int[] joined = Arrays.copyOf(all, all.length + some.length);
        System.arraycopy(some, 0, joined, all.length, some.length);
        all = joined;
      }
    }
    Arrays.sort(all);
    return all.length <= TRIES ? all : Arrays.copyOfRange(all, all.length - TRIES, all.length);
  }

  /** The last places of a word of which the first is known. */
  private static int[] last(String text, String word, int first) {
    int[] ring = new int[TRIES];
    int count = 0;
    for (int at = first; at >= 0; at = text.indexOf(word, at + word.length())) {
      ring[count % TRIES] = at;
      count++;
    }
    return Arrays.copyOf(ring, Math.min(count, TRIES));
  }
}
