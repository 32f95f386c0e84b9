package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whole answers in words that mean a set or a number. */
final class Phrases {
  private static final List<String> NUMBERS =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  /** Top and bottom as two digits. */
  private static final Map<String, Integer> PARTS =
      Map.of(
          "half",
          12,
          "one half",
          12,
          "one-half",
          12,
          "a half",
          12,
          "one third",
          13,
          "two thirds",
          23,
          "one quarter",
          14,
          "one fourth",
          14,
          "three quarters",
          34,
          "three fourths",
          34);

  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Set<String> ALL =
      Set.of(
          "all real numbers",
          "all reals",
          "all real x",
          "all real values of x",
          "the real numbers",
          "real numbers",
          "set of all real numbers",
          "the set of all real numbers",
          "the set of real numbers",
          "any real number",
          "all real numbers x",
          "every real number");
  private static final Set<String> NOTHING =
      Set.of(
          "no solution",
          "no solutions",
          "no real solution",
          "no real solutions",
          "empty set",
          "the empty set",
          "there is no solution",
          "there are no solutions",
          "there are no real solutions",
          "no real roots",
          "no solution exists",
          "no such x");
  private static final Map<String, String> SAME =
      Map.of(
          "dne", "does not exist",
          "it does not exist", "does not exist",
          "limit does not exist", "does not exist",
          "the limit does not exist", "does not exist",
          "doesn't exist", "does not exist");

  private Phrases() {}

  private static boolean areWords(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letters += Character.isLetter(c) ? 1 : 0;
      boolean mark = " {}'-".indexOf(c) >= 0 || c == '\\' && text.startsWith("text", i + 1);
      if (!mark && !Character.isLetter(c)) {
        return false;
      }
    }
    return letters > 2;
  }

  /** Up to one hundred; -1 if the words are no number. */
  private static int number(String words) {
    if (words.equals("one hundred") || words.equals("a hundred")) {
      return 100;
    }
    int small = NUMBERS.indexOf(words);
    if (small >= 0) {
      return small;
    }
    String[] parts = words.split("[ -]", -1);
    int tens = TENS.indexOf(parts[0]);
    int ones = parts.length == 2 ? NUMBERS.indexOf(parts[1]) : 0;
    boolean known = tens >= 0 && parts.length <= 2 && ones >= 0 && ones < 10;
    return known ? 10 * (tens + 2) + ones : -1;
  }

  static Optional<Node> of(String cleaned) {
    if (!areWords(cleaned)) {
      return Optional.empty();
    }
    String words =
        cleaned
            .replace("\\text", "")
            .replace('{', ' ')
            .replace('}', ' ')
            .toLowerCase(Locale.ROOT)
            .strip();
    if (words.indexOf('\\') >= 0 || words.length() < 3) {
      return Optional.empty();
    }
    Integer parts = PARTS.get(words);
    if (parts != null) {
      return Optional.of(Node.divide(Node.num(parts / 10), Node.num(parts % 10)));
    }
    int number = number(words);
    if (number >= 0) {
      return Optional.of(Node.num(number));
    }
    if (ALL.contains(words)) {
      return Optional.of(new Node.Sym("\\R"));
    }
    if (NOTHING.contains(words)) {
      return Optional.of(new Node.Group(Node.Group.Kind.SET, List.of()));
    }
    String same = SAME.get(words);
    boolean missing = same != null || SAME.containsValue(words);
    return missing ? Optional.of(new Node.Sym("\"does not exist")) : Optional.empty();
  }
}
