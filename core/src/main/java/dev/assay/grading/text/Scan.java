package dev.assay.grading.text;

import java.util.Locale;

/** Searches that stop where they are told to. */
final class Scan {
  private Scan() {}

  /**
   * The last place from {@code at} down to {@code from} where a mark begins; -1 if there is none.
   */
  static int last(String text, String mark, int from, int at) {
    char first = mark.charAt(0);
    for (int i = Math.min(at, text.length() - mark.length()); i >= from; i--) {
      if (text.charAt(i) == first && text.startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The end of what stands before blanks, down from {@code end} to {@code from}. */
  static int blanksBack(String text, int end, int from) {
    int at = end;
    while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The first place from {@code at} on that is none of some characters. */
  static int skip(String text, int at, int end, String characters) {
    int i = at;
    while (i < end && characters.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** The character at a place; a blank outside of the text. */
  static char at(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a letter from A to J stands at a place by itself. */
  static boolean isOption(String text, int at) {
    char c = at(text, at);
    return c >= 'A'
        && c <= 'J'
        && !Character.isLetterOrDigit(at(text, at - 1))
        && !Character.isLetterOrDigit(at(text, at + 1))
        && "'’".indexOf(at(text, at + 1)) < 0;
  }

  /** Whether a word stands at a place, whatever its case, and ends there. */
  static boolean isWord(String text, int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length())
        && !Character.isLetter(at(text, at + word.length()))
        && "'’".indexOf(at(text, at + word.length())) < 0;
  }

  /** The length of the first of some words that stands at a place; 0 if none does. */
  static int word(String text, int at, String... words) {
    for (String each : words) {
      if (isWord(text, at, each)) {
        return each.length();
      }
    }
    return 0;
  }

  /** The word in small letters that ends at a place; empty if none does. */
  static String wordBefore(String text, int end, int from) {
    int start = end;
    while (start > from && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** Where the line begins that holds a place, no further than {@code from}. */
  static int lineStart(String text, int at, int from) {
    int start = at;
    while (start > from && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  /** Where the line ends that holds a place, no further than {@code most}. */
  static int lineEnd(String text, int at, int most) {
    int end = at;
    while (end < most && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }
}
