package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;
import java.util.Optional;

/**
 * Finds the final answer of a completion, from its end: last balanced box, anchor, formula, number.
 */
public final class Extractor {
  private static final String[] ANCHORS = {
    "final answer is", "Final Answer:", "answer is", "Answer:", "answer:", "ANSWER:"
  };
  private static final String[][] FORMULAS = {
    {"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}
  };

  private Extractor() {}

  /** The answer; of rule {@link Rule#NONE} if there is none. */
  public static Extraction find(String completion) {
    return box(completion)
        .or(() -> anchor(completion))
        .or(() -> formula(completion, 0, completion.length(), Rule.FORMULA))
        .or(() -> number(completion))
        .orElse(new Extraction("", 0, 0, Rule.NONE));
  }

  private static Optional<Extraction> box(String text) {
    int tries = 0;
    for (int at = text.lastIndexOf('{');
        at > 0 && tries < 200;
        at = text.lastIndexOf('{', at - 1)) {
      String before = text.substring(Math.max(0, at - 9), at).stripTrailing();
      if (before.endsWith("\\boxed") || before.endsWith("\\fbox")) {
        tries++;
        int end = closing(text, at);
        if (end > 0) {
          return Optional.of(new Extraction(text.substring(at + 1, end), at + 1, end, Rule.BOX));
        }
      }
    }
    return Optional.empty();
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Extraction> anchor(String text) {
    for (String anchor : ANCHORS) {
      int at = text.lastIndexOf(anchor);
      if (at >= 0) {
        int from = at + anchor.length();
        int line = text.indexOf('\n', from);
        int end = line < 0 ? text.length() : line;
        var inFormula = firstFormula(text, from, end);
        if (inFormula.isPresent()) {
          return inFormula;
        }
        int stop = text.indexOf(". ", from);
        int last = stop > 0 && stop < end ? stop : end;
        String rest = text.substring(from, last).strip();
        if (!rest.isEmpty() && rest.length() < 200) {
          return Optional.of(new Extraction(rest, from, last, Rule.ANCHOR));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Extraction> firstFormula(String text, int from, int end) {
    for (String[] marks : FORMULAS) {
      int open = text.indexOf(marks[0], from);
      int start = open + marks[0].length();
      int close = open < 0 || open >= end ? -1 : text.indexOf(marks[1], start);
      if (close > start) {
        return Optional.of(new Extraction(text.substring(start, close), start, close, Rule.ANCHOR));
      }
    }
    return Optional.empty();
  }

  private static Optional<Extraction> formula(String text, int from, int end, Rule rule) {
    Extraction last = null;
    for (String[] marks : FORMULAS) {
      int close = text.lastIndexOf(marks[1], end);
      int open = close <= from ? -1 : text.lastIndexOf(marks[0], close - 1);
      int start = open + marks[0].length();
      if (open >= 0 && start < close && (last == null || close > last.end() + 1)) {
        last = new Extraction(text.substring(start, close), start, close, rule);
      }
    }
    return Optional.ofNullable(last);
  }

  private static Optional<Extraction> number(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if (isDigit(text.charAt(i))) {
        int start = i;
        while (start > 0
            && (isDigit(text.charAt(start - 1)) || ".,/".indexOf(text.charAt(start - 1)) >= 0)) {
          start--;
        }
        if (start > 0 && text.charAt(start - 1) == '-') {
          start--;
        }
        int end = text.startsWith("%", i + 1) ? i + 2 : i + 1;
        return Optional.of(new Extraction(text.substring(start, end), start, end, Rule.NUMBER));
      }
    }
    return Optional.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
