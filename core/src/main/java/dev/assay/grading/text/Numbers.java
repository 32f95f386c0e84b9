package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;

/** Finds plain numbers and sums of numbers in prose, from its end. */
final class Numbers {
  private static final int LONGEST = 200;
  private static final char CHINESE = 0x2e80;
  private static final String BEFORE = "√∛∜";
  private static final String BEHIND = "√π²³⁴⁵⁶⁷⁸⁹°½";

  private Numbers() {}

  /** The last number in a stretch of text, with the arithmetic that it is part of. */
  static Extraction last(String text, int from, int until) {
    for (int i = until - 1; i >= from; i--) {
      if (isDigit(text, i)) {
        int start = firstDigit(text, i, from);
        if (!insideWord(text, start)) {
          return around(text, i, from, until);
        }
        i = start;
      }
    }
    return Extraction.NONE;
  }

  /** The number with the roots, powers and π about it that are written as signs. */
  static Extraction withSigns(String text, Extraction number, int from) {
    int start = number.start();
    int end = number.end();
    while (start > from
        && (isDigit(text, start - 1) || BEFORE.indexOf(text.charAt(start - 1)) >= 0)) {
      start--;
    }
    while (end < text.length() && (isDigit(text, end) || BEHIND.indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    boolean same = start == number.start() && end == number.end();
    return same ? number : new Extraction(text.substring(start, end), start, end, Rule.NUMBER);
  }

  private static Extraction around(String text, int lastDigit, int from, int until) {
    int start = lastDigit;
    int least = Math.max(from, lastDigit - LONGEST);
    while (start > least && continues(text, start - 1)) {
      start--;
    }
    while (start < lastDigit && !begins(text, start)) {
      start++;
    }
    int end = lastDigit + 1;
    while (end < until && text.charAt(end) == ')' && opens(text, start, end)) {
      end++;
    }
    boolean percent = text.startsWith("%", end) || text.startsWith("\\%", end);
    end += percent ? (text.charAt(end) == '%' ? 1 : 2) : 0;
    String found = text.substring(start, end) + (word(text, end) ? "%" : "");
    return new Extraction(found.strip(), start, end, Rule.NUMBER);
  }

  private static boolean word(String text, int end) {
    return text.startsWith(" percent", end) || text.startsWith(" pct", end);
  }

  private static boolean continues(String text, int at) {
    char c = text.charAt(at);
    if (isDigit(text, at) || "+*/^()".indexOf(c) >= 0) {
      return true;
    }
    if (c == '.' || c == ',') {
      return isDigit(text, at + 1) && (at == 0 || isDigit(text, at - 1) || c == '.');
    }
    if (c == '-') {
      return at + 1 < text.length() && text.charAt(at + 1) != '-';
    }
    boolean joins = at + 1 < text.length() && "+-*/^".indexOf(text.charAt(at + 1)) >= 0;
    boolean joined = at > 0 && "+-*/^".indexOf(text.charAt(at - 1)) >= 0;
    return c == ' ' && (joins && at > 0 && isDigit(text, at - 1) || joined);
  }

  private static boolean begins(String text, int at) {
    char c = text.charAt(at);
    boolean point = c == '.' && isDigit(text, at + 1);
    boolean wordBefore = isDigit(text, at - 1) || insideWord(text, at);
    return (isDigit(text, at) || c == '-' || c == '(' || point) && !wordBefore;
  }

  private static boolean opens(String text, int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth > 0;
  }

  private static int firstDigit(String text, int digit, int from) {
    int start = digit;
    while (start > from && isDigit(text, start - 1)) {
      start--;
    }
    return start;
  }

  /** The 2 of AZYUK2A is no number; between Chinese signs it is. */
  private static boolean insideWord(String text, int firstDigit) {
    char before = Scan.at(text, firstDigit - 1);
    return Character.isLetter(before) && before < CHINESE;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
