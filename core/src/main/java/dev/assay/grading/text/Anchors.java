package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;
import java.util.Locale;

/** Finds what follows <em>the final answer is</em> and its kin. */
final class Anchors {
  private static final int LONGEST = 200;
  private static final int FORMULA_WITHIN = 60;
  private static final int TRIES = 60;
  private static final int FURTHEST = 4_000;

  private Anchors() {}

  /** The last and surest announcement of an answer. */
  static Extraction last(String text, int from) {
    Extraction best = Extraction.NONE;
    int surest = 0;
    int at = text.length();
    for (int tries = 0; tries < TRIES && surest < 3; tries++) {
      at = previous(text, at - 1, from);
      if (at < from) {
        break;
      }
      int strength = strength(text, at);
      if (strength > surest) {
        Extraction found = after(text, at);
        if (found.found()) {
          best = found;
          surest = strength;
        }
      }
    }
    return best;
  }

  /** The last announcement that begins at or before a place; -1 if there is none. */
  private static int previous(String text, int at, int from) {
    for (int i = Math.min(at, text.length() - 3); i >= from; i--) {
      char c = text.charAt(i);
      boolean here =
          c == 'n' && text.startsWith("nswer", i)
              || c == 'N' && text.startsWith("NSWER", i)
              || c == '答' && text.startsWith("答案是", i);
      if (here) {
        return i;
      }
    }
    return -1;
  }

  /** 3 after <em>final</em>, 2 with a colon or <em>is</em>, 0 if nothing is announced. */
  private static int strength(String text, int at) {
    String before = text.substring(Math.max(0, at - 8), at).toLowerCase(Locale.ROOT);
    String after = text.substring(at, Math.min(text.length(), at + 30)).toLowerCase(Locale.ROOT);
    if (after.startsWith("答案是")) {
      return 2;
    }
    String rest = after.substring(Math.min(5, after.length())).replace("*", "").strip();
    boolean announced = rest.startsWith(":") || rest.startsWith("is") || rest.startsWith("=");
    return !announced ? 0 : before.endsWith("final a") ? 3 : 2;
  }

  private static Extraction after(String text, int at) {
    int start = begin(text, at + (text.startsWith("答案是", at) ? 3 : 5));
    int end = line(text, start);
    Extraction formula = Formulas.first(text, start, Math.min(end, start + FORMULA_WITHIN));
    if (formula.found()) {
      return formula;
    }
    int stop = sentence(text, start, end);
    String rest = text.substring(start, stop).replace("**", "").strip();
    boolean any = rest.chars().anyMatch(Character::isLetterOrDigit);
    return any && rest.length() < LONGEST
        ? new Extraction(rest, start, stop, Rule.ANCHOR)
        : Extraction.NONE;
  }

  /** Past <em>is</em>, colon, stars and blanks, of which a line break may be one. */
  private static int begin(String text, int at) {
    int i = at;
    boolean moved = true;
    while (moved && i < Math.min(text.length(), at + FURTHEST)) {
      moved = false;
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == ':' || c == '*' || c == '=') {
        i++;
        moved = true;
      } else if (text.startsWith("is", i) && !Character.isLetter(next(text, i + 2))) {
        i += 2;
        moved = true;
      }
    }
    return i;
  }

  /** Where the line ends, or what may be an answer. */
  private static int line(String text, int start) {
    int end = start;
    int most = Math.min(text.length(), start + FURTHEST);
    while (end < most && text.charAt(end) != '\n') {
      end++;
    }
    return end;
  }

  private static char next(String text, int at) {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private static int sentence(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean point = c == '.' && (i + 1 == end || Character.isWhitespace(text.charAt(i + 1)));
      if (point || c == '!' && i + 1 == end || c == '。') {
        return i;
      }
    }
    return end;
  }
}
