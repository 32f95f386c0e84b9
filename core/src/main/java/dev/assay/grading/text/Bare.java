package dev.assay.grading.text;

import java.util.Locale;
import java.util.Set;

/** Tells an answer by itself from a text that has to be searched for one. */
public final class Bare {
  private static final int LONGEST = 400;
  private static final int CHINESE = 4;
  private static final Set<String> ANNOUNCING =
      Set.of(
          "answer",
          "is",
          "are",
          "be",
          "equals",
          "so",
          "thus",
          "hence",
          "therefore",
          "we",
          "get",
          "gives",
          "find",
          "have",
          "result");

  /** With what a sentence begins that says something of somebody. */
  private static final Set<String> SUBJECTS =
      Set.of(
          "I",
          "We",
          "It",
          "There",
          "This",
          "You",
          "He",
          "She",
          "They",
          "Yes",
          "No",
          "Sorry",
          "Unfortunately",
          "Let");

  private Bare() {}

  /**
   * Whether a text is an answer by itself: short, one line, no box, fewer than three words, none of
   * which announces an answer, no sentence about somebody, and no formula beside other text.
   */
  public static boolean is(String text) {
    if (text.length() > Extractor.WINDOW) {
      return false;
    }
    String line = text.strip();
    if (line.length() > LONGEST || line.indexOf('\n') >= 0 || line.contains("boxed{")) {
      return false;
    }
    return !holdsFormula(line) && !isProse(line) && !isSentence(line) && !isMarked(line);
  }

  /** Whether a text begins as a sentence about somebody: <em>I cannot</em>, <em>It takes</em>. */
  public static boolean isSentence(String text) {
    String line = text.strip();
    int end = 0;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    if (!SUBJECTS.contains(line.substring(0, end))) {
      return false;
    }
    int next = Scan.skip(line, end, line.length(), " ,'’");
    return next > end
        && Character.isLowerCase(Scan.at(line, next))
        && (Character.isLetter(Scan.at(line, next + 1)) || "'’".indexOf(line.charAt(end)) >= 0);
  }

  /** Whether it is a heading, or a sentence in Chinese: four signs of it and a word that tells. */
  private static boolean isMarked(String line) {
    if (line.startsWith("#") || line.contains("答案")) {
      return true;
    }
    long signs = line.chars().filter(c -> c >= 0x4e00 && c <= 0x9fff).count();
    return signs >= CHINESE && line.chars().anyMatch(c -> "，。：是为选".indexOf(c) >= 0);
  }

  /** Whether there is a formula in dollars or the like, and something before or after it. */
  private static boolean holdsFormula(String line) {
    int dollars = line.replace("\\$", "").split("\\$", -1).length - 1;
    boolean all = line.startsWith("$") && line.endsWith("$") || line.startsWith("\\(");
    return !all && (dollars > 1 || line.contains("\\("));
  }

  private static boolean isProse(String line) {
    int words = 0;
    int begin = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean letter = i < line.length() && Character.isLetter(line.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        boolean command = begin > 0 && line.charAt(begin - 1) == '\\';
        if (!command && ANNOUNCING.contains(line.substring(begin, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        words += !command && i - begin >= 3 ? 1 : 0;
        begin = -1;
      }
    }
    return words >= 3;
  }
}
