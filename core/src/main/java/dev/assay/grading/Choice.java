package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.equal.Reading;
import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.Limits;
import java.util.List;
import java.util.Optional;

/**
 * A choice among answers that were offered, or several.
 *
 * @param letters its letter, a capital from A to J, or those of several, see {@link Letters}
 * @param content what stands behind the letter; of blank text if nothing does
 */
record Choice(String letters, Reading content) {

  private static final char LAST = 'J';
  private static final String POINTS = ".:";
  private static final List<String> WORDS = List.of("option ", "choice ", "answer ");
  private static final List<String> DENIALS =
      List.of(
          "is incorrect",
          "is wrong",
          "is false",
          "is not",
          "is impossible",
          "is invalid",
          "isn't",
          "cannot be",
          "can't be",
          "was wrong",
          "would be wrong");

  static boolean isLetter(char c) {
    char capital = Character.toUpperCase(c);
    return capital >= 'A' && capital <= 'F';
  }

  /** The choice that an answer is; empty if it is none. */
  static Optional<Choice> of(Reading answer) {
    if (answer.cleaned().length() > Limits.ANSWER) {
      return Optional.empty();
    }
    Optional<String> several = Letters.of((answer.cleaned() + " " + answer.unit()).strip());
    if (several.isPresent()) {
      return Optional.of(new Choice(several.get(), Answer.of("").in(Dialect.STRICT)));
    }
    String cleaned = withoutWord(answer.cleaned());
    if (isLast(cleaned)) {
      int open = cleaned.length() - 3;
      return of(cleaned.charAt(open + 1), cleaned.substring(0, open), answer);
    }
    boolean text = cleaned.startsWith("\\text{");
    int at = text ? 6 : 0;
    boolean bracket = cleaned.startsWith("(", at);
    at += bracket ? 1 : 0;
    if (at >= cleaned.length() || cleaned.charAt(at) < 'A' || cleaned.charAt(at) > LAST) {
      return Optional.empty();
    }
    char letter = cleaned.charAt(at);
    int end = at + 1;
    boolean closed = cleaned.startsWith(")", end);
    end += closed ? 1 : 0;
    boolean braced = text && cleaned.startsWith("}", rest(cleaned, end));
    end = braced ? rest(cleaned, end) + 1 : end;
    String behind = cleaned.substring(Math.min(end, cleaned.length())).strip();
    boolean pointed =
        !bracket
            && !text
            && POINTS.indexOf(charAt(cleaned, end)) >= 0
            && charAt(cleaned, end + 1) == ' ';
    boolean number =
        !bracket
            && !text
            && isDigit(cleaned, rest(cleaned, end + (charAt(cleaned, end) == ',' ? 1 : 0)))
            && " ,".indexOf(charAt(cleaned, end)) >= 0;
    if (pointed || number) {
      return of(letter, cleaned.substring(end + 1), answer);
    }
    boolean alone = behind.isEmpty() && (!bracket || closed) && (!text || braced);
    boolean marked =
        closed
            && (text ? braced : cleaned.startsWith(" ", end))
            && startsContent(behind)
            && !isDenied((behind + " " + answer.unit()).strip());
    if (!alone && !marked) {
      return Optional.empty();
    }
    return of(letter, behind, answer);
  }

  private static Optional<Choice> of(char letter, String behind, Reading answer) {
    Answer content = Answer.of((behind + " " + answer.unit()).strip());
    return Optional.of(new Choice(String.valueOf(letter), content.in(Dialect.STRICT)));
  }

  /** Without <em>option</em> and the like in front. */
  private static String withoutWord(String cleaned) {
    for (String word : WORDS) {
      if (cleaned.regionMatches(true, 0, word, 0, word.length())) {
        String rest = cleaned.substring(word.length()).strip();
        boolean letter = rest.length() == 1 || rest.startsWith("(") || charAt(rest, 1) == ' ';
        return letter ? rest : cleaned;
      }
    }
    return cleaned;
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** What goes on with an operator belongs to a formula of which the letter is a part. */
  private static boolean startsContent(String behind) {
    return behind.length() > 0
        && "+=*/^_,;:|&<>)]}!".indexOf(behind.charAt(0)) < 0
        && !behind.startsWith("- ")
        && !behind.startsWith("\\c")
        && !behind.startsWith("\\l");
  }

  /** Whether it is said of a choice that it is not right. */
  private static boolean isDenied(String behind) {
    String words = behind.replace("\\text{", "").strip();
    return DENIALS.stream().anyMatch(words::startsWith);
  }

  /** Whether a number stands before the letter: {@code 25 (D)}. */
  private static boolean isLast(String cleaned) {
    int open = cleaned.length() - 3;
    boolean letter =
        open > 1
            && cleaned.charAt(open) == '('
            && cleaned.charAt(open + 1) >= 'A'
            && cleaned.charAt(open + 1) <= LAST
            && cleaned.endsWith(")")
            && cleaned.charAt(open - 1) == ' ';
    return letter
        && cleaned.substring(0, open).chars().allMatch(c -> "0123456789.,/- ".indexOf(c) >= 0);
  }

  private static boolean isDigit(String text, int at) {
    return charAt(text, at) >= '0' && charAt(text, at) <= '9';
  }

  private static int rest(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
