package dev.assay.grading.text;

/** Words for large numbers, such as million. */
final class Large {
  private static final String[][] LARGE = {
    {"hundred", "10^{2}"},
    {"thousand", "10^{3}"},
    {"million", "10^{6}"},
    {"billion", "10^{9}"},
    {"trillion", "10^{12}"},
    {"dozen", "12"}
  };

  private Large() {}

  /** Such a word that words begin with; empty if they do not. */
  static String first(String words) {
    for (String[] each : LARGE) {
      if (words.startsWith(each[0] + " ")) {
        return each[0];
      }
    }
    return "";
  }

  static boolean is(String word) {
    for (String[] each : LARGE) {
      if (word.equals(each[0])) {
        return true;
      }
    }
    return false;
  }

  /** Two million as two times its power of ten. */
  static String read(String text) {
    if (text.isEmpty()
        || "dn}".indexOf(text.charAt(text.length() - 1)) < 0
        || !text.contains("hundred")
            && !text.contains("thousand")
            && !text.contains("illion")
            && !text.contains("dozen")) {
      return text;
    }
    int word = text.lastIndexOf("\\text{");
    boolean set = word > 0 && text.indexOf('}', word) == text.length() - 1;
    String rest =
        set
            ? text.substring(0, word) + text.substring(word + 6, text.length() - 1).stripTrailing()
            : text;
    for (String[] each : LARGE) {
      if (rest.endsWith(each[0]) && text.length() > each[0].length()) {
        String number = Tails.cutEnd(rest, each[0].length());
        return Tails.endsNumber(number) ? number + "\\cdot " + each[1] : text;
      }
    }
    return text;
  }
}
