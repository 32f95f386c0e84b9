package dev.assay.grading;

import dev.assay.grading.expr.Limits;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Several letters of choices: {@code ACD}, {@code A, C and D}, {@code (A)(C)(D)}. */
final class Letters {
  private static final char LAST = 'J';
  private static final List<String> SEPARATORS =
      List.of(" ", ",", ";", "\\land", "and", "\\ ", "\\&");
  private static final List<String> LEADING =
      List.of("options ", "choices ", "answers ", "statements ", "both ");

  private final String text;
  private final TreeSet<Character> found = new TreeSet<>();
  private int at;
  private int items;
  private boolean or;

  private Letters(String text) {
    this.text = text;
  }

  /**
   * The letters in alphabetical order, each once; with <em>or</em> between them an answer that
   * chooses none of them, for which a stroke stands in front. Empty if the text is something else,
   * or one letter.
   */
  static Optional<String> of(String cleaned) {
    if (cleaned.length() > Limits.ANSWER) {
      return Optional.empty();
    }
    boolean letters = cleaned.length() > 1 && cleaned.chars().allMatch(Letters::isLetter);
    String plain = cleaned.replace("\\text", "").replace('{', ' ').replace('}', ' ').strip();
    var read = new Letters(withoutWord(plain));
    return (letters ? read.run() : read.apart()) && read.found.size() > 1
        ? Optional.of((read.or ? "|" : "") + read.all())
        : Optional.empty();
  }

  private static String withoutWord(String text) {
    return LEADING.stream()
        .filter(word -> text.regionMatches(true, 0, word, 0, word.length()))
        .findFirst()
        .map(word -> text.substring(word.length()))
        .orElse(text);
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= LAST;
  }

  private String all() {
    var all = new StringBuilder();
    found.forEach(all::append);
    return all.toString();
  }

  private boolean run() {
    text.chars().forEach(c -> found.add((char) c));
    return found.size() == text.length();
  }

  /** Reads letters with brackets around them or separators between; false if there is more. */
  private boolean apart() {
    boolean parted = true;
    skip();
    while (at < text.length()) {
      boolean open = text.charAt(at) == '(';
      at += open ? 1 : 0;
      if (!parted && !open || at >= text.length() || !isLetter(text.charAt(at))) {
        return false;
      }
      boolean once = found.add(text.charAt(at));
      at++;
      boolean closed = at < text.length() && text.charAt(at) == ')';
      at += closed ? 1 : 0;
      if (!once || open != closed) {
        return false;
      }
      parted = skip();
      items++;
    }
    return items > 1;
  }

  /** Goes past what stands between letters; false if nothing but blanks does. */
  private boolean skip() {
    boolean any = false;
    boolean more = true;
    while (more) {
      more = false;
      boolean sign = text.startsWith("\\lor", at);
      if (sign || text.startsWith("or", at)) {
        at += sign ? 4 : 2;
        or = true;
        any = true;
        more = true;
      }
      for (String each : SEPARATORS) {
        if (text.startsWith(each, at)) {
          at += each.length();
          any |= !each.equals(" ");
          more = true;
        }
      }
    }
    return any;
  }
}
