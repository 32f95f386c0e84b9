package dev.assay.grading.text;

import dev.assay.grading.measure.Units;
import java.util.Locale;
import java.util.Set;

/** Cuts off what stands behind a number and tells what it measures or counts. */
final class Tails {
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

  private static final String[][] LARGE = {
    {"hundred", "10^{2}"},
    {"thousand", "10^{3}"},
    {"million", "10^{6}"},
    {"billion", "10^{9}"},
    {"trillion", "10^{12}"},
    {"dozen", "12"}
  };

  /** Units with signs of multiplication between. */
  private static final int TURNS = 4;

  private Tails() {}

  static Cleaner.Cleaned cut(String raw, String money) {
    String text = large(lone(raw));
    Cleaner.Cleaned cut = temperature(text);
    if (cut.unit().isEmpty()) {
      cut = quotient(text);
    }
    if (cut.unit().isEmpty()) {
      cut = product(text);
    }
    if (cut.unit().isEmpty()) {
      String number = Behind.number(text);
      for (int turn = 0; turn < TURNS && number.endsWith("\\cdot"); turn++) {
        number = Behind.number(cutEnd(number, "\\cdot".length()));
      }
      cut = micro(new Cleaner.Cleaned(number, text.substring(number.length()).strip()));
    }
    if (cut.unit().isEmpty()) {
      cut = glued(text);
    }
    if (cut.unit().isEmpty()) {
      cut = nouns(text);
    }
    String number = Thousands.join(braced(Cleaner.stripEnd(large(cut.text()))));
    return new Cleaner.Cleaned(number, cut.unit().isEmpty() ? money : cut.unit());
  }

  /** {@code \text{5 apples}} without the command. */
  private static String lone(String text) {
    boolean all = text.startsWith("\\text{") && text.indexOf('}') == text.length() - 1;
    String inside = all ? text.substring(6, text.length() - 1).strip() : "";
    return all && !nouns(inside).unit().isEmpty() ? inside : text;
  }

  /** Without the braces around all of it. */
  private static String braced(String text) {
    String rest = text;
    while (rest.startsWith("{") && rest.endsWith("}") && closes(rest)) {
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    return rest;
  }

  private static boolean closes(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i == text.length() - 1;
      }
    }
    return false;
  }

  private static Cleaner.Cleaned none(String text) {
    return new Cleaner.Cleaned(text, "");
  }

  private static Cleaner.Cleaned temperature(String text) {
    if (text.isEmpty() || "CFs}t".indexOf(text.charAt(text.length() - 1)) < 0) {
      return none(text);
    }
    String bare = text.replace("\\text", "").replace("{", "").replace("}", "").strip();
    String lower = bare.toLowerCase(Locale.ROOT);
    boolean celsius = bare.endsWith("C") || lower.endsWith("celsius");
    boolean fahrenheit = bare.endsWith("F") || lower.endsWith("fahrenheit");
    if (!celsius && !fahrenheit) {
      return none(text);
    }
    String rest = bare.endsWith("C") || bare.endsWith("F") ? cutEnd(bare, 1) : lower;
    rest = rest.replace("celsius", "").replace("fahrenheit", "").strip();
    boolean degrees =
        rest.endsWith("^\\circ") || rest.endsWith("degrees") || rest.endsWith("degree");
    int sign = text.lastIndexOf("^\\circ");
    int word = text.lastIndexOf("degree");
    int at = Math.max(sign, word);
    return degrees && at > 0
        ? new Cleaner.Cleaned(
            text.substring(0, at).replace("\\text{", "").strip(),
            celsius ? "celsius" : "fahrenheit")
        : none(text);
  }

  private static String cutEnd(String text, int characters) {
    return text.substring(0, text.length() - characters).strip();
  }

  /** A unit that is set as a fraction: {@code \frac{m}{s}}. */
  private static Cleaner.Cleaned quotient(String text) {
    int at = text.lastIndexOf("\\frac{");
    if (at <= 0 || !text.endsWith("}") && !text.endsWith("2")) {
      return none(text);
    }
    String fraction = text.substring(at + 5);
    boolean digits = hasDigits(fraction);
    int middle = fraction.indexOf("}{");
    if (digits || middle < 0) {
      return none(text);
    }
    String unit =
        (fraction.substring(0, middle) + "/" + fraction.substring(middle + 2))
            .replace("\\text", " ")
            .replace("{", "")
            .replace("}", "")
            .strip();
    String before = text.substring(0, at).strip();
    boolean known =
        Units.of(unit).isPresent() && (fraction.contains("\\text") || isUnmistakable(unit));
    return known && endsNumber(before) ? new Cleaner.Cleaned(before, unit) : none(text);
  }

  /** Units that are set one by one: {@code \text{m}\,\text{s}^{-2}}. */
  private static Cleaner.Cleaned product(String text) {
    int at = text.indexOf("\\text{");
    String before = at <= 0 ? "" : text.substring(0, at).strip();
    return endsNumber(before) && Units.of(text.substring(at)).isPresent()
        ? new Cleaner.Cleaned(before, text.substring(at))
        : none(text);
  }

  /** With the prefix that stands before the unit: {@code 2\mu\text{m}}. */
  private static Cleaner.Cleaned micro(Cleaner.Cleaned cut) {
    if (!cut.text().endsWith("\\mu") || !cut.unit().contains("\\text")) {
      return cut;
    }
    String number = cutEnd(cut.text(), "\\mu".length());
    String unit = "μ" + cut.unit().replace("\\text{", "").replace("}", "").strip();
    return endsNumber(number) && Units.of(unit).isPresent()
        ? new Cleaner.Cleaned(number, unit)
        : cut;
  }

  /** Whether there are digits but for exponents. */
  private static boolean hasDigits(String text) {
    for (int i = 1; i < text.length(); i++) {
      boolean raised = text.charAt(i - 1) == '^' || i > 1 && text.charAt(i - 2) == '^';
      if (Character.isDigit(text.charAt(i)) && !raised) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnmistakable(String unit) {
    int slash = unit.indexOf('/');
    return slash >= 2 || unit.startsWith("m/s");
  }

  private static boolean endsNumber(String text) {
    return !text.isEmpty()
        && (Character.isDigit(text.charAt(text.length() - 1)) || text.endsWith("}"));
  }

  /** The km/h of 5km/h; a single letter is a variable. */
  private static Cleaner.Cleaned glued(String text) {
    int at = text.length();
    while (at > 0 && !Character.isDigit(text.charAt(at - 1)) || at > 1 && raised(text, at)) {
      char c = text.charAt(at - 1);
      if (!Character.isLetter(c) && "/^{}23".indexOf(c) < 0) {
        return none(text);
      }
      at--;
    }
    while (at < text.length() && text.charAt(at) == '}') {
      at++; // the end of a fraction or root
    }
    String unit = text.substring(at);
    if (at > 0 && text.charAt(at - 1) == '}' && !Cleaner.isGlued(unit)) {
      return none(text); // behind a fraction mg is a mass and an acceleration
    }
    boolean several = unit.length() > 1 && Character.isLetter(unit.charAt(1)) && !unit.equals("in");
    return at > 0 && (several || isUnmistakable(unit)) && Units.of(unit).isPresent()
        ? new Cleaner.Cleaned(text.substring(0, at), unit)
        : none(text);
  }

  private static boolean raised(String text, int at) {
    return text.charAt(at - 2) == '^' || text.charAt(at - 2) == '{' && text.startsWith("^", at - 3);
  }

  /** Whether words behind a number make it another number, such as <em>or more</em>. */
  static boolean alter(String words) {
    for (String word : words.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (ALTERING.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Words behind a number say what is counted. */
  private static Cleaner.Cleaned nouns(String text) {
    int at = text.length();
    while (at > 0
        && (Character.isLetter(text.charAt(at - 1)) || " -/".indexOf(text.charAt(at - 1)) >= 0)) {
      at--;
    }
    if (at == 0 || at == text.length() || text.charAt(at) != ' ' || text.indexOf(':') >= 0) {
      return none(text);
    }
    char last = text.charAt(at - 1);
    String words = text.substring(at).strip();
    boolean number = Character.isDigit(last) || last == '}' || last == '%';
    for (String[] each : LARGE) {
      if (words.startsWith(each[0] + " ")) {
        at += 1 + each[0].length();
        words = words.substring(each[0].length()).strip();
      }
    }
    return number && areNouns(words)
        ? new Cleaner.Cleaned(text.substring(0, at), words)
        : none(text);
  }

  private static boolean areNouns(String words) {
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
    return !isLarge(words.toLowerCase(Locale.ROOT));
  }

  private static boolean hasVowel(String word) {
    return word.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
  }

  private static boolean isLarge(String word) {
    for (String[] each : LARGE) {
      if (word.equals(each[0])) {
        return true;
      }
    }
    return false;
  }

  /** Two million as two times its power of ten. */
  private static String large(String text) {
    if (text.isEmpty()
        || "dn}".indexOf(text.charAt(text.length() - 1)) < 0
        || !text.contains("hundred")
            && !text.contains("thousand")
            && !text.contains("illion")
            && !text.contains("dozen")) {
      return text;
    }
    int word = text.lastIndexOf("\\text{");
    boolean set = word > 0 && text.indexOf('}', word) == text.length() - 1;
    String rest =
        set
            ? text.substring(0, word) + text.substring(word + 6, text.length() - 1).stripTrailing()
            : text;
    for (String[] each : LARGE) {
      if (rest.endsWith(each[0]) && text.length() > each[0].length()) {
        String number = cutEnd(rest, each[0].length());
        return endsNumber(number) ? number + "\\cdot " + each[1] : text;
      }
    }
    return text;
  }
}
