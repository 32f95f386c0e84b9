package dev.assay.grading.text;

import dev.assay.grading.measure.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a unit off that stands behind a number: as text, behind a blank, or right behind it. Letters
 * behind anything but a number are variables: the m of {@code n+2 m}.
 */
final class Behind {
  /** Words of a unit, such as {@code cubic feet per minute}. */
  private static final int WORDS = 4;

  private Behind() {}

  static String number(String text) {
    String shorter = Cleaner.withoutText(text);
    String rest =
        shorter.length() < text.length() && CountedWords.alter(text.substring(shorter.length()))
            ? text
            : shorter;
    return Cleaner.withoutGluedUnit(withoutWords(rest));
  }

  private static String withoutWords(String text) {
    List<String> words = new ArrayList<>();
    String rest = text;
    while (words.size() < WORDS) {
      int blank = rest.lastIndexOf(' ');
      String word = rest.substring(blank + 1);
      boolean per = word.equals("per") && !words.isEmpty();
      if (blank <= 0 || !per && !isUnit(word)) {
        break;
      }
      words.add(word);
      rest = rest.substring(0, blank).strip();
    }
    if (words.isEmpty()) {
      return text;
    }
    boolean letter = words.stream().anyMatch(word -> Cleaner.withoutPower(word).length() == 1);
    String value = rest.substring(rest.lastIndexOf('=') + 1).strip();
    boolean known = words.stream().allMatch(word -> word.equals("per") || Cleaner.isUnit(word));
    boolean cut = letter || !known ? words.size() == 1 && isPlain(value) : isConstant(value);
    return cut ? rest : text;
  }

  private static boolean isUnit(String word) {
    return Cleaner.isUnit(word)
        || !word.isEmpty()
            && Character.isLetter(word.charAt(0))
            && word.length() <= 3
            && Units.of(word).isPresent();
  }

  /** Digits, with a sign or a power of ten at most. */
  private static boolean isPlain(String text) {
    String bare = text.replace("\\times", "").replace("\\cdot", "");
    boolean digits = false;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      boolean sign = c == '-' && (i == 0 || "^{eE".indexOf(bare.charAt(i - 1)) >= 0);
      if (!sign && !isPowerOfTen(bare, i) && "0123456789.,{}^ ".indexOf(c) < 0) {
        return false;
      }
      digits |= c >= '0' && c <= '9';
    }
    return digits && endsValue(text);
  }

  /** Without letters but in commands. */
  private static boolean isConstant(String text) {
    boolean digits = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        while (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
          i++;
        }
      } else if (Character.isLetter(c) && !isPowerOfTen(text, i)) {
        return false;
      }
      digits |= c >= '0' && c <= '9';
    }
    return digits && endsValue(text);
  }

  /** The e of 3e8. */
  private static boolean isPowerOfTen(String text, int at) {
    boolean within = at > 0 && at + 1 < text.length() && "eE".indexOf(text.charAt(at)) >= 0;
    return within
        && Character.isDigit(text.charAt(at - 1))
        && (Character.isDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '-');
  }

  private static boolean endsValue(String text) {
    char last = text.charAt(text.length() - 1);
    return last >= '0' && last <= '9' || "})%!]".indexOf(last) >= 0 || text.endsWith("\\pi");
  }
}
