package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;

/** The answer in a sentence that tells it. */
final class Sentence {
  private static final int FORMULA_WITHIN = 60;
  private static final int FORMULAS = 20;
  private static final int TOLD = 400;
  private static final String[] VERBS = {
    "is", "are", "equals", "equal", "be", "then", "to", "get", "gives", "was", "were"
  };
  private static final String[] HEDGES = {
    "about",
    "approximately",
    "exactly",
    "only",
    "a total of",
    "just",
    "also",
    "equal to",
    "to",
    "therefore",
    "then",
    "that"
  };
  private static final String[] REASONS = {
    ", so ", ", since ", ", because", ", as ", ", which ", ", where ", ", thus", ", hence",
    ", therefore", ", and so ", ", making", ", giving", " because ", " since ", " where ", " (see ",
    " in base ", " (mod", " modulo ", "，", " so that "
  };
  private static final String[] YES = {"yes", "no", "true", "false"};

  private Sentence() {}

  /** Where the sentence ends that begins at a place; formulas are no part of the search. */
  static int end(String text, int start, int end) {
    int tries = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '$' && tries++ < FORMULAS) {
        Extraction formula = Formulas.starting(text, i);
        i = formula.found() && formula.end() < end ? Formulas.behind(text, formula) - 1 : i;
        continue;
      }
      char next = Scan.at(text, i + 1);
      boolean point = c == '.' && (i + 1 == end || Character.isWhitespace(next) || next == '*');
      boolean bang = c == '!' && i + 1 == end;
      boolean wide = c == '。' || c == '．' && !Scan.isDigit(next);
      if (point || bang || wide) {
        return i;
      }
    }
    return end;
  }

  /** Whether a symbol is told of, so that what is behind the verb is the answer. */
  static boolean goesOn(String text, int at) {
    int next = Scan.skip(text, at, text.length(), " *");
    return text.startsWith("= ", next)
        || next > at && Scan.word(text, next, "is", "are", "equals", "must") > 0;
  }

  /** The answer in a sentence; nothing if it is empty or longer than may be. */
  static Extraction value(String text, int start, int stop, int longest) {
    if (leads(text, start, stop)) {
      return rest(text, start, reason(text, start, stop), longest);
    }
    Extraction told = told(text, start, stop);
    if (told.found()) {
      return told;
    }
    Extraction formula = Formulas.first(text, start, Math.min(stop, start + FORMULA_WITHIN));
    if (formula.found()) {
      return formula;
    }
    boolean prose = stop - start < longest && words(text, start, stop) >= 3;
    Extraction found = prose ? Bold.last(text, start, stop) : Extraction.NONE;
    if (!found.found() && (prose || chinese(text, start, stop))) {
      found = Numbers.last(text, start, stop);
    }
    return found.found()
        ? new Extraction(found.text(), found.start(), found.end(), Rule.ANCHOR)
        : rest(text, start, stop, longest);
  }

  /** Whether it begins with a value and not with words: a number, a choice, a symbol, yes. */
  private static boolean leads(String text, int start, int stop) {
    if (Formulas.starting(text, start).found()) {
      return false;
    }
    int at = Scan.skip(text, start, stop, "(-−+$.\\[{√±");
    char c = Scan.at(text, at);
    if (at >= stop || Scan.isDigit(c) || Scan.word(text, at, YES) > 0) {
      return true;
    }
    boolean command = at > start && text.charAt(at - 1) == '\\' && "([".indexOf(c) < 0;
    boolean single = Character.isLetter(c) && !Character.isLetter(Scan.at(text, at + 1));
    boolean article =
        "aAI".indexOf(c) >= 0
            && Scan.at(text, at + 1) == ' '
            && Character.isLetter(Scan.at(text, at + 2))
            && Character.isLetter(Scan.at(text, at + 3));
    return command || single && c < 0x2e80 && !article;
  }

  /** What is behind the last verb with a value behind it. */
  static Extraction told(String text, int from, int stop) {
    int start = Math.max(from, stop - TOLD);
    for (int i = stop - 1; i > start; i--) {
      char c = text.charAt(i);
      if (c == '$' || c == ')' && text.charAt(i - 1) == '\\') {
        Extraction inside = Formulas.last(text, start, i + 2);
        if (inside.found() && inside.end() >= i - 1) {
          i = inside.start() - 1;
          continue;
        }
      }
      boolean word = Character.isLetter(c) && !Character.isLetter(text.charAt(i - 1));
      int verb = word ? Scan.word(text, i, VERBS) : c == '=' ? 1 : 0;
      Extraction found = verb > 0 ? behind(text, i + verb, stop) : Extraction.NONE;
      if (found.found()) {
        return found;
      }
    }
    return Extraction.NONE;
  }

  private static Extraction behind(String text, int at, int stop) {
    int i = Scan.skip(text, at, stop, " *:");
    for (int word = Scan.word(text, i, HEDGES); word > 0; word = Scan.word(text, i, HEDGES)) {
      i = Scan.skip(text, i + word, stop, " *:");
    }
    if (i >= stop) {
      return Extraction.NONE;
    }
    Extraction formula = Formulas.list(text, i, stop);
    if (formula.found()) {
      return formula;
    }
    int money = Scan.skip(text, i, Math.min(stop, i + 2), "\\$");
    int first = Scan.skip(text, money, stop, "-(√.");
    boolean number = Scan.isDigit(Scan.at(text, first));
    int end = number ? Run.forward(text, money, stop) : money;
    if (end > first) {
      return new Extraction(text.substring(money, end), money, end, Rule.ANCHOR);
    }
    return Bold.at(text, i, stop);
  }

  /** Where the reason or a remark begins that follows the value; the end if none does. */
  private static int reason(String text, int start, int stop) {
    int least = stop;
    String rest = text.substring(start, Math.min(stop, start + 400));
    for (String each : REASONS) {
      int at = rest.indexOf(each);
      least = at > 0 ? Math.min(least, start + at) : least;
    }
    int bracket = rest.indexOf(" (");
    boolean remark =
        bracket > 0
            && Character.isLetter(Scan.at(rest, bracket + 2))
            && Character.isLetter(Scan.at(rest, bracket + 3))
            && Character.isLetter(Scan.at(rest, bracket + 4));
    least = remark ? Math.min(least, start + bracket) : least;
    int comma = rest.indexOf(',');
    int yes = Scan.word(rest, 0, YES);
    boolean word =
        comma == 1 && Scan.isOption(rest, 0)
            || yes > 0 && Scan.skip(rest, yes, rest.length(), "*_ ") == comma;
    boolean more = word && words(text, start + comma, stop) > 0;
    return more ? Math.min(least, start + comma) : least;
  }

  private static Extraction rest(String text, int start, int stop, int longest) {
    String raw = Endings.withoutCalculations(text.substring(start, stop));
    String rest = Bold.removed(raw).strip();
    int end = rest.length();
    while (end > 0 && isOrnament(rest.charAt(end - 1))) {
      end--;
    }
    rest = rest.substring(0, end);
    boolean any = rest.chars().anyMatch(Character::isLetterOrDigit);
    return any && rest.length() < longest
        ? new Extraction(rest, start, stop, Rule.ANCHOR)
        : Extraction.NONE;
  }

  /** Blanks, marks of Markdown and pictures at the end. */
  private static boolean isOrnament(char c) {
    return Character.isWhitespace(c)
        || "*_`".indexOf(c) >= 0
        || Character.isSurrogate(c)
        || c >= 0x2600 && c <= 0x27bf
        || c == 0xfe0f;
  }

  private static boolean chinese(String text, int start, int stop) {
    int signs = 0;
    for (int i = start; i < stop; i++) {
      signs += text.charAt(i) >= 0x4e00 && text.charAt(i) <= 0x9fff ? 1 : 0;
    }
    return signs >= 2;
  }

  /** How many words of three letters or more there are. */
  static int words(String text, int start, int stop) {
    int words = 0;
    int letters = 0;
    for (int i = start; i < stop; i++) {
      letters = Character.isLetter(text.charAt(i)) ? letters + 1 : 0;
      words += letters == 3 ? 1 : 0;
    }
    return words;
  }
}
