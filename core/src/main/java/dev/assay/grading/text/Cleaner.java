package dev.assay.grading.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An answer's text without ornament: spacing, size commands, currency, units. One pass per rule, no
 * patterns.
 */
public final class Cleaner {
  private static final List<String> DROPPED =
      List.of(
          "\\left",
          "\\right",
          "\\bigl",
          "\\bigr",
          "\\Bigl",
          "\\Bigr",
          "\\big",
          "\\Big",
          "\\displaystyle",
          "\\!",
          "\\$",
          "$",
          "\\(",
          "\\)",
          "\\[",
          "\\]",
          "\\,",
          "\\;",
          "\\:",
          "\\ ",
          "\\quad",
          "\\qquad",
          "**",
          "€",
          "£",
          "\\limits");
  private static final String[][] REPLACED = {
    {"\\dfrac", "\\frac"},
    {"\\tfrac", "\\frac"},
    {"\\cfrac", "\\frac"},
    {"{,}", ""},
    {"−", "-"},
    {"–", "-"},
    {"×", "\\times "},
    {"·", "\\cdot "},
    {"÷", "/"},
    {"π", "\\pi "},
    {"√", "\\sqrt "},
    {"∞", "\\infty "},
    {"≤", "\\le "},
    {"≥", "\\ge "},
    {"≠", "\\ne "},
    {"±", "\\pm "},
    {"∪", "\\cup "},
    {"∩", "\\cap "},
    {"∈", "\\in "},
    {"°", "^\\circ "},
    {"^{\\circ}", "^\\circ "},
    {"\\degree", "^\\circ "},
    {"\\mbox", "\\text"},
    {"\\mathrm", "\\text"},
    {"\\textbf", "\\text"},
    {"\\mathbf", "\\text"},
    {"\\textit", "\\text"},
    {"\\textrm", "\\text"},
    {"\\operatorname", "\\text"},
    {"\\lbrace", "\\{"},
    {"\\rbrace", "\\}"},
    {"\\lvert", "|"},
    {"\\rvert", "|"},
    {"\\vert", "|"},
    {"~", " "},
    {"\\text{ and }", ","},
    {"\\text{and}", ","},
    {"\\text{ or }", ","},
    {"\\text{or}", ","},
    {" and ", ","},
    {" or ", ","},
    {"percent", "\\%"},
    {"^{\\text{th}}", ""}
  };
  private static final Set<String> UNITS =
      Set.of(
          "cm",
          "mm",
          "km",
          "m",
          "inch",
          "inches",
          "in",
          "ft",
          "feet",
          "foot",
          "yards",
          "yard",
          "miles",
          "mile",
          "meters",
          "meter",
          "centimeters",
          "kg",
          "g",
          "grams",
          "hours",
          "hour",
          "minutes",
          "minute",
          "seconds",
          "second",
          "days",
          "day",
          "weeks",
          "years",
          "year",
          "dollars",
          "dollar",
          "cents",
          "cent",
          "degrees",
          "degree",
          "units",
          "unit",
          "square",
          "cubic",
          "mph",
          "liters",
          "students",
          "people",
          "ways",
          "points",
          "apples",
          "books",
          "boxes",
          "games",
          "hr",
          "min",
          "sec",
          "mi",
          "lb",
          "pounds");

  private static final String ROW = "\u0002";

  private Cleaner() {}

  /**
   * Row breaks of matrices set aside; elsewhere a doubled backslash is one that was escaped twice.
   */
  private static String keepRows(String raw) {
    boolean escapedTwice = !raw.contains("\\begin{") || raw.contains("\\\\begin{");
    return escapedTwice ? raw.replace("\\\\", "\\") : raw.replace("\\\\", ROW);
  }

  /** The text without ornament; empty if nothing is left. */
  public static String clean(String raw) {
    String text = keepRows(raw);
    for (int i = text.indexOf("\\!"); i > 0; i = text.indexOf("\\!")) {
      int comma = text.charAt(i - 1) == ',' ? i - 1 : i;
      text =
          text.substring(0, comma)
              + (comma < i ? text.substring(i + 2).stripLeading() : text.substring(i + 2));
    }
    for (String[] pair : REPLACED) {
      text = text.replace(pair[0], pair[1]);
    }
    for (String gone : DROPPED) {
      text = text.replace(gone, gone.startsWith("\\") && gone.length() == 2 ? " " : "");
    }
    text = withoutUnit(stripEnd(text.replace(ROW, "\\\\").strip()));
    return joinThousands(stripEnd(text));
  }

  /** Letters and digits alone, lower-cased: how words are compared. */
  public static String letters(String cleaned) {
    return cleaned.replace("\\text", "").replaceAll("[\\s{}\\\\()]", "").toLowerCase(Locale.ROOT);
  }

  private static String stripEnd(String text) {
    String rest = text.strip();
    while (rest.endsWith(".") || rest.endsWith(",") || rest.endsWith(";")) {
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    return rest;
  }

  private static String withoutUnit(String text) {
    String rest = text;
    int open = rest.lastIndexOf("\\text{");
    if (open > 0 && isUnitTail(rest, rest.indexOf('}', open))) {
      String before = rest.substring(0, open).strip();
      if (!before.isEmpty() && "=+-*/^,({".indexOf(before.charAt(before.length() - 1)) < 0) {
        rest = before;
      }
    }
    for (int turn = 0; turn < 2; turn++) {
      int blank = rest.lastIndexOf(' ');
      if (blank > 0
          && UNITS.contains(rest.substring(blank + 1).replaceAll("\\^\\{?[23]}?$", ""))
          && rest.chars().anyMatch(Character::isDigit)) {
        rest = rest.substring(0, blank).strip();
      }
    }
    return rest;
  }

  private static boolean isUnitTail(String text, int close) {
    String tail = close < 0 ? "?" : text.substring(close + 1).replace(" ", "");
    return Set.of("", "^2", "^3", "^{2}", "^{3}").contains(tail);
  }

  /** {@code 10,080} alone is a number; within brackets a comma separates. */
  private static String joinThousands(String text) {
    var out = new StringBuilder(text.length());
    int depth = 0;
    int factors = 0;
    int joined = -9;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([".indexOf(c) >= 0 ? 1 : ")]".indexOf(c) >= 0 ? -1 : 0;
      if (c == '(' && isFactor(out)) {
        depth--;
        factors++;
      } else if (c == ')' && factors > 0) {
        depth++;
        factors--;
      }
      boolean joins = c == ',' && depth <= 0 && groupsThousands(text, i, i - 4 == joined);
      joined = joins ? i : joined;
      if (!joins) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isFactor(StringBuilder before) {
    String text = before.substring(Math.max(0, before.length() - 8)).stripTrailing();
    return text.endsWith("\\cdot")
        || text.endsWith("\\times")
        || text.endsWith("*")
        || text.endsWith("/");
  }

  private static boolean groupsThousands(String text, int comma, boolean continues) {
    int before = comma;
    while (before > 0 && isDigit(text, before - 1)) {
      before--;
    }
    int after = comma + 1;
    while (isDigit(text, after)) {
      after++;
    }
    boolean leads = comma - before >= 1 && comma - before <= 3 && !text.startsWith("0", before);
    return (leads || continues) && after == comma + 4;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
