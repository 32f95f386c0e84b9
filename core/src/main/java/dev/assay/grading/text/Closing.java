package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;
import java.util.Set;

/** The value with which the last sentence of a text ends. */
final class Closing {
  private static final Set<String> VERBS =
      Set.of(
          "is", "are", "be", "equals", "equal", "to", "get", "gives", "give", "becomes", "yields",
          "obtain", "was", "were");
  private static final Set<String> CHOOSING =
      Set.of(
          "is",
          "be",
          "choose",
          "pick",
          "select",
          "option",
          "choice",
          "answer",
          "s",
          "it",
          "hence",
          "so",
          "thus",
          "therefore");
  private static final String[] HALVES = {"am", "pm", "a.m", "p.m"};
  private static final String[] REMARKS = {" in base ", " modulo ", " (mod "};
  private static final int REMARK = 60;
  private static final int LISTED = 300;

  private Closing() {}

  /**
   * The value at the end; nothing if there is none.
   *
   * @param from where the last formula ends, or where the search begins
   * @param formula whether a formula stands before, so that only what a verb announces counts
   */
  static Extraction last(String text, int from, boolean formula) {
    int stop = end(text, from);
    int line = Scan.lineStart(text, stop, from);
    Extraction choice = choice(text, line, stop);
    if (choice.found()) {
      return choice;
    }
    Extraction run = run(text, line, stop);
    boolean told = run.found() && told(text, line, run.start());
    if (told || run.found() && !formula && !isDate(text, run)) {
      return run;
    }
    Extraction bold = Bold.last(text, line, Math.min(text.length(), stop + 2));
    return bold.found() ? bold : word(text, line, stop);
  }

  /** The value that ends at a place within a sentence. */
  static Extraction before(String text, int end, int from) {
    int stop = Scan.blanksBack(text, end, from);
    Extraction formula = Formulas.last(text, Math.max(from, stop - REMARK), stop);
    if (formula.found() && Formulas.behind(text, formula) == stop) {
      return new Extraction(formula.text(), formula.start(), formula.end(), Rule.ANCHOR);
    }
    while (stop > from && text.charAt(stop - 1) == '*') {
      stop--;
    }
    int start = Run.backward(text, stop, Scan.lineStart(text, stop, from));
    boolean any =
        start < stop
            && (hasDigit(text, start, stop)
                || Scan.isOption(text, Scan.skip(text, start, stop, "(")));
    return any
        ? new Extraction(text.substring(start, stop), start, stop, Rule.ANCHOR)
        : Extraction.NONE;
  }

  /** Where the last sentence ends, without its mark and without a remark behind it. */
  static int end(String text, int from) {
    int stop = bare(text, text.length(), from);
    int least = Math.max(from, stop - REMARK);
    if (stop > from && text.charAt(stop - 1) == ')') {
      int open = Scan.last(text, "(", least, stop);
      boolean words = open > least && Sentence.words(text, open, Math.min(stop, open + 4)) > 0;
      return words ? bare(text, open, from) : stop;
    }
    for (String each : REMARKS) {
      int at = Scan.last(text, each, least, stop);
      boolean number = at > 0 && Run.forward(text, at + each.length(), stop) == stop;
      if (number) {
        return bare(text, at, from);
      }
    }
    return stop;
  }

  private static int bare(String text, int end, int from) {
    int stop = end;
    while (stop > from) {
      char c = text.charAt(stop - 1);
      if (!Character.isWhitespace(c) && ".!*。".indexOf(c) < 0) {
        break;
      }
      stop--;
    }
    return stop;
  }

  /** The mathematics that ends at a place, or the time of a day. */
  private static Extraction run(String text, int line, int stop) {
    int time = withoutHalf(text, line, stop);
    int start = Run.backward(text, time, line);
    if (time < stop) {
      return start < time && text.substring(start, time).indexOf(':') > 0
          ? new Extraction(text.substring(start, stop), start, stop, Rule.NUMBER)
          : Extraction.NONE;
    }
    return start < stop ? result(text, start, stop) : amount(text, line, stop);
  }

  /** The number of an amount of money that ends at a place. */
  private static Extraction amount(String text, int line, int stop) {
    int start = stop;
    while (start > line && "0123456789.,".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start < stop && Scan.at(text, start - 1) == '$'
        ? result(text, start, stop)
        : Extraction.NONE;
  }

  /** The place before <em>AM</em> or <em>p.m.</em> at the end; the end if there is none. */
  private static int withoutHalf(String text, int line, int stop) {
    for (String half : HALVES) {
      int at = stop - half.length();
      if (at > line && text.regionMatches(true, at, half, 0, half.length())) {
        return Scan.blanksBack(text, at, line);
      }
    }
    return stop;
  }

  /** Whether numbers in a row stand behind a name: <em>May 5, 2020</em>. */
  private static boolean isDate(String text, Extraction run) {
    int end = Scan.blanksBack(text, run.start(), 0);
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return run.text().indexOf(',') > 0
        && end - start > 2
        && Character.isUpperCase(text.charAt(start));
  }

  /** The part of a run behind its equals sign where what stands before is arithmetic. */
  private static Extraction result(String text, int from, int stop) {
    int bold = text.startsWith("**", stop) ? Scan.last(text, "**", from, stop - 1) : -1;
    int start = bold < from ? from : bold + 2;
    int equals = Math.max(Scan.last(text, "=", start, stop), Scan.last(text, "≡", start, stop));
    if (equals > start && !"<>!:".contains(text.substring(equals - 1, equals))) {
      boolean letters =
          text.substring(start, equals).chars().anyMatch(c -> Character.isLetter(c) && c != 'x');
      boolean digits = hasDigit(text, start, equals);
      start = !letters && digits ? Scan.skip(text, equals + 1, stop, " *") : start;
    }
    boolean any = hasDigit(text, start, stop) && "+-*/=:^<>".indexOf(text.charAt(stop - 1)) < 0;
    boolean balanced = Run.opens(text, start, stop) == 0;
    return any && balanced
        ? new Extraction(text.substring(start, stop), start, stop, Rule.NUMBER)
        : Extraction.NONE;
  }

  private static boolean hasDigit(String text, int start, int stop) {
    for (int i = start; i < stop; i++) {
      if (Scan.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a verb or an equals sign stands before a value. */
  private static boolean told(String text, int from, int start) {
    int end = start;
    while (end > from && " *:$\\".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean sign = end > from && "=≡≈".indexOf(text.charAt(end - 1)) >= 0;
    return sign || VERBS.contains(Scan.wordBefore(text, end, from));
  }

  /** A choice that ends the sentence: <em>so I choose C</em>. */
  private static Extraction choice(String text, int from, int stop) {
    int at = stop - 1;
    while (at > from && ")*]".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    int end = at;
    while (end > from && " (*[".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean alone = end == from && (from == 0 || text.charAt(from - 1) == '\n');
    boolean chosen =
        at >= from
            && Scan.isOption(text, at)
            && (alone || end < at && CHOOSING.contains(Scan.wordBefore(text, end, from)));
    return chosen
        ? new Extraction(text.substring(at, at + 1), at, at + 1, Rule.ANCHOR)
        : Extraction.NONE;
  }

  /** A word in bold behind a verb that ends the sentence. */
  private static Extraction word(String text, int from, int stop) {
    if (!text.startsWith("**", stop)) {
      return Extraction.NONE;
    }
    int open = Scan.last(text, "**", Math.max(from, stop - REMARK), stop - 1);
    boolean told = open > from && told(text, from, open);
    return told
        ? new Extraction(text.substring(open + 2, stop).strip(), open + 2, stop, Rule.ANCHOR)
        : Extraction.NONE;
  }

  /** The last formula, with those that a verb announces as one list with it. */
  static Extraction list(String text, Extraction formula, int from) {
    int behind = Formulas.behind(text, formula);
    if (Math.min(text.length(), behind) < end(text, from)) {
      return formula;
    }
    int line = Math.max(Scan.lineStart(text, formula.start(), from), formula.start() - LISTED);
    Extraction told = Sentence.told(text, line, Math.min(text.length(), behind));
    return told.end() == formula.end() && told.start() < formula.start()
        ? new Extraction(told.text(), told.start(), told.end(), Rule.FORMULA)
        : formula;
  }

  /** <em>Yes</em> or <em>no</em> with which a text begins. */
  static Extraction yes(String text, int from) {
    int start = Scan.skip(text, from, text.length(), " \n*");
    int length = Scan.word(text, start, "yes", "no", "true", "false");
    boolean said = length > 0 && ",.!*".indexOf(Scan.at(text, start + length)) >= 0;
    return said
        ? new Extraction(text.substring(start, start + length), start, start + length, Rule.ANCHOR)
        : Extraction.NONE;
  }
}
