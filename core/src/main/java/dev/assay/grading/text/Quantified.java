package dev.assay.grading.text;

import java.util.Locale;

/**
 * What is said at the end about the letters of an answer: {@code f(x)=x \\text{ for all } x} says
 * no more than {@code f(x)=x}, and {@code x=k\\pi \\text{ for any integer } k} that k is whole.
 */
final class Quantified {
  private static final int SHORTEST = 10;
  private static final String[] WORDS = {
    "for all", "for every", "for any", "for each", "for some", "where"
  };

  private Quantified() {}

  static String without(String text) {
    if (text.length() < SHORTEST) {
      return text;
    }
    int at = -1;
    for (String each : WORDS) {
      int found = text.indexOf(each);
      boolean word = found > 0 && !Character.isLetter(text.charAt(found - 1));
      at = word && (at < 0 || found < at) ? found : at;
    }
    if (at < 0) {
      return text;
    }
    String head = head(text.substring(0, at));
    String tail = text.substring(at).toLowerCase(Locale.ROOT);
    boolean where = tail.startsWith("where");
    if (head.isEmpty() || where && !tail.contains("integer")) {
      return text;
    }
    if (!tail.contains("integer") || head.contains("(x)") || head.startsWith("f(")) {
      boolean letters = !tail.contains("except") && !tail.contains("\\ne") && !where;
      return letters ? head : text;
    }
    char letter = letter(text.substring(at));
    boolean whole = letter != 0 && !tail.contains("positive") && !tail.contains("negative");
    return whole ? head + ", " + letter + "\\in\\mathbb{Z}" : text;
  }

  /** Without what opens the words: {@code \\text{}, a comma, a dollar. */
  private static String head(String text) {
    String rest = text.strip();
    String before = "";
    while (!before.equals(rest)) {
      before = rest;
      for (String each : new String[] {"\\text{", "\\quad", "\\qquad", "\\", "(", ",", "~"}) {
        rest =
            rest.endsWith(each) ? rest.substring(0, rest.length() - each.length()).strip() : rest;
      }
    }
    boolean open = rest.chars().filter(c -> c == '$').count() % 2 == 1;
    return open && rest.endsWith("$") ? rest.substring(0, rest.length() - 1).strip() : rest;
  }

  /** The first letter that stands alone and is no article. */
  private static char letter(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alone =
          !Character.isLetter(text.charAt(i - 1))
              && text.charAt(i - 1) != '\\'
              && (i + 1 == text.length() || !Character.isLetter(text.charAt(i + 1)));
      if (alone && c >= 'b' && c <= 'z') {
        return c;
      }
    }
    return 0;
  }
}
