package dev.assay.grading.text;

import java.util.Arrays;
import java.util.Locale;

/** An answer's text as LaTeX has it: signs, marks of Markdown, fonts and frames are gone. */
final class Plain {
  private static final int SHORTEST_REASON = 12;
  private static final String[] REASONS = {" because ", " since ", ", which ", " (since "};

  /** How the vague words begin. */
  private static final String FIRST = "taren\\=";

  private static final String[] VAGUE = {
    "the answer is",
    "the answer:",
    "answer:",
    "approximately",
    "approx.",
    "about",
    "roughly",
    "exactly",
    "nearly",
    "around",
    "\\approx",
    "\\sim",
    "\\equiv",
    "\\therefore",
    "="
  };

  private Plain() {}

  static String of(String raw) {
    String text = isAscii(raw) ? raw : Unicode.toLatex(raw);
    text = rowsWithoutGaps(unquoted(starred(text)));
    text = text.contains("...") ? text.replace("...", "\\ldots ") : text;
    return vague(undollared(Quantified.without(reasonless(trimmed(Wrappers.removed(text))))));
  }

  /** Without blanks around it, one behind a backslash included. */
  private static String trimmed(String text) {
    String rest = text.strip();
    boolean escaped = rest.endsWith("\\") && !rest.endsWith("\\\\");
    return escaped ? rest.substring(0, rest.length() - 1).strip() : rest;
  }

  /** Without the dollars around all of it. */
  private static String undollared(String text) {
    boolean brackets = text.startsWith("\\(") && text.endsWith("\\)") && text.indexOf("\\(", 1) < 0;
    if (brackets && text.length() > 4) {
      return text.substring(2, text.length() - 2).strip();
    }
    boolean all =
        text.length() > 2
            && text.startsWith("$")
            && text.indexOf('$', 1) == text.length() - 1
            && text.charAt(text.length() - 2) != '\\';
    return all ? text.substring(1, text.length() - 1).strip() : text;
  }

  /** Without the reason behind it. */
  private static String reasonless(String text) {
    if (text.length() < SHORTEST_REASON) {
      return text;
    }
    for (String each : REASONS) {
      int at = text.indexOf(each);
      if (at > 0) {
        return text.substring(0, at).strip();
      }
    }
    return text;
  }

  /** Without a word in front that says how sure the answer is. */
  private static String vague(String raw) {
    String text = worded(raw);
    if (text.isEmpty() || FIRST.indexOf(Character.toLowerCase(text.charAt(0))) < 0) {
      return text;
    }
    for (String each : VAGUE) {
      if (text.regionMatches(true, 0, each, 0, each.length())
          && !Character.isLetter(charAt(text, each.length()))
          && text.length() > each.length()) {
        return text.substring(each.length()).strip();
      }
    }
    return text;
  }

  /** A sign in words, and a vague word that is set as text. */
  private static String worded(String raw) {
    String text = raw;
    if (text.startsWith("\\text{") && text.indexOf('}') > 0) {
      String inside = text.substring(6, text.indexOf('}')).strip();
      boolean word = inside.equalsIgnoreCase("negative") || inside.equalsIgnoreCase("minus");
      boolean vague = Arrays.asList(VAGUE).contains(inside.toLowerCase(Locale.ROOT));
      String rest = text.substring(text.indexOf('}') + 1).strip();
      text = (word || vague) && !rest.isEmpty() ? (word ? "-" + rest : rest) : text;
    }
    for (String each : new String[] {"negative ", "minus "}) {
      if (text.regionMatches(true, 0, each, 0, each.length())
          && (Character.isDigit(charAt(text, each.length()))
              || charAt(text, each.length()) == '\\')) {
        return "-" + text.substring(each.length());
      }
    }
    return text;
  }

  /** Two stars between operands are a power, around a text they make it bold. */
  private static String starred(String text) {
    int at = text.indexOf("**");
    if (at < 0) {
      boolean italic = text.length() > 2 && text.startsWith("*") && text.endsWith("*");
      return italic ? text.substring(1, text.length() - 1) : text;
    }
    boolean blank = at > 0 && text.charAt(at - 1) == ' ';
    String before = text.substring(0, at).strip();
    char left = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
    char right = charAt(text, at + 2);
    boolean even = blank == (right == ' ');
    boolean power =
        even
            && (Character.isLetterOrDigit(left) || left == ')' || left == '}')
            && !text.substring(at + 2).isBlank()
            && !text.endsWith("**");
    return text.replace("**", power ? "^" : "");
  }

  private static String unquoted(String text) {
    String rest = text.strip();
    for (String quote : new String[] {"`", "\"", "'"}) {
      boolean both = rest.length() > 2 && rest.startsWith(quote) && rest.endsWith(quote);
      rest = both ? rest.substring(1, rest.length() - 1).strip() : rest;
    }
    return rest;
  }

  /** The extra space after a row of a matrix, {@code \\[4pt]}, is none of its elements. */
  private static String rowsWithoutGaps(String text) {
    int at = text.indexOf("\\\\[");
    if (at < 0 || !text.contains("\\begin")) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int close = text.indexOf(']', at);
      boolean gap = close > 0 && close - at < 14 && Character.isLetter(text.charAt(close - 1));
      out.append(text, from, at + 2);
      from = gap ? close + 1 : at + 2;
      at = text.indexOf("\\\\[", from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static char charAt(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
