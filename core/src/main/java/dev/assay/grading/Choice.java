package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import java.util.Optional;

/**
 * A choice among answers that were offered.
 *
 * @param letter its letter, a capital from A to F
 * @param content what stands behind the letter; of blank text if nothing does
 */
record Choice(char letter, Answer content) {

  static boolean isLetter(char c) {
    char capital = Character.toUpperCase(c);
    return capital >= 'A' && capital <= 'F';
  }

  /** The choice that an answer is; empty if it is none. */
  static Optional<Choice> of(Answer answer) {
    String cleaned = answer.cleaned();
    boolean text = cleaned.startsWith("\\text{");
    int at = text ? 6 : 0;
    boolean bracket = cleaned.startsWith("(", at);
    at += bracket ? 1 : 0;
    if (at >= cleaned.length() || cleaned.charAt(at) < 'A' || cleaned.charAt(at) > 'F') {
      return Optional.empty();
    }
    char letter = cleaned.charAt(at);
    int end = at + 1;
    boolean closed = cleaned.startsWith(")", end);
    end += closed ? 1 : 0;
    boolean braced = text && cleaned.startsWith("}", rest(cleaned, end));
    end = braced ? rest(cleaned, end) + 1 : end;
    String behind = cleaned.substring(Math.min(end, cleaned.length())).strip();
    boolean alone = behind.isEmpty() && (!bracket || closed) && (!text || braced);
    boolean marked =
        closed && (text ? braced : cleaned.startsWith(" ", end)) && startsContent(behind);
    if (!alone && !marked) {
      return Optional.empty();
    }
    return Optional.of(new Choice(letter, Answer.of((behind + " " + answer.unit()).strip())));
  }

  /** What goes on with an operator belongs to a formula of which the letter is a part. */
  private static boolean startsContent(String behind) {
    return behind.length() > 0
        && "+=*/^_,;:|&<>)]}!".indexOf(behind.charAt(0)) < 0
        && !behind.startsWith("- ")
        && !behind.startsWith("\\c");
  }

  private static int rest(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
