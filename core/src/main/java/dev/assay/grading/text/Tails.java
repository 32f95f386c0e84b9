package dev.assay.grading.text;

import dev.assay.grading.measure.Units;
import java.util.Locale;

/** Cuts off what stands behind a number and tells what it measures or counts. */
final class Tails {
  /** Units with signs of multiplication between. */
  private static final int TURNS = 4;

  private Tails() {}

  static Cleaner.Cleaned cut(String raw, String money) {
    String text = Large.read(lone(raw));
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
    String number = Thousands.join(braced(Cleaner.stripEnd(Large.read(cut.text()))));
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

  static String cutEnd(String text, int characters) {
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

  static boolean endsNumber(String text) {
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
    for (String large = Large.first(words); !large.isEmpty(); large = Large.first(words)) {
      at += 1 + large.length();
      words = words.substring(large.length()).strip();
    }
    return number && CountedWords.areNouns(words)
        ? new Cleaner.Cleaned(text.substring(0, at), words)
        : none(text);
  }
}
