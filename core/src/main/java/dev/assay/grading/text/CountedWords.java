package dev.assay.grading.text;

import dev.assay.grading.measure.Units;
import java.util.Locale;
import java.util.Set;

/** Words behind a number, and whether they say what is counted. */
final class CountedWords {
  private static final Set<String> NO_NOUNS =
      Set.of(
          "sin",
          "cos",
          "tan",
          "cot",
          "sec",
          "csc",
          "log",
          "exp",
          "sqrt",
          "arcsin",
          "arccos",
          "arctan",
          "sinh",
          "cosh",
          "tanh",
          "mod",
          "choose",
          "abc",
          "xyz",
          "abcd",
          "infty",
          "inf",
          "infinity",
          "max",
          "min",
          "gcd",
          "lcm",
          "cis",
          "union",
          "det",
          "over");
  private static final Set<String> MONTHS =
      Set.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** Words behind a number that make it another one. */
  private static final Set<String> ALTERING =
      Set.of(
          "or",
          "more",
          "less",
          "fewer",
          "most",
          "least",
          "above",
          "below",
          "under",
          "beyond",
          "not",
          "squared",
          "cubed",
          "factorial",
          "pi",
          "zero",
          "negative",
          "halves",
          "thirds",
          "quarters",
          "fourths",
          "fifths",
          "sixths",
          "sevenths",
          "eighths",
          "ninths",
          "tenths",
          "hundredths",
          "thousandths",
          "dozens",
          "pct",
          "wrong",
          "incorrect",
          "false",
          "impossible");

  private CountedWords() {}

  /** Whether words behind a number make it another number, such as <em>or more</em>. */
  static boolean alter(String words) {
    for (String word : words.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (ALTERING.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether words behind a number say what is counted. */
  static boolean areNouns(String words) {
    if (words.isEmpty()) {
      return false;
    }
    for (String word : words.split("[ /-]+", -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      boolean month = MONTHS.contains(lower) || ALTERING.contains(lower);
      boolean small = Set.of("of", "in", "per", "to", "on", "by", "a").contains(lower);
      boolean noun = lower.length() >= 3 && !NO_NOUNS.contains(lower) && hasVowel(lower);
      if (month || !small && !noun && Units.of(word).isEmpty() || word.length() == 1) {
        return false;
      }
    }
    return !Large.is(words.toLowerCase(Locale.ROOT));
  }

  private static boolean hasVowel(String word) {
    return word.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
  }
}
