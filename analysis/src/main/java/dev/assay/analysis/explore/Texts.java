package dev.assay.analysis.explore;

/** Texts of any length, made short. */
final class Texts {
  private Texts() {}

  /** At most so many characters, never half of one; an ellipsis says that more followed. */
  static String shortened(String text, int most) {
    return text.length() <= most ? text : cut(text, most - 1) + "…";
  }

  /** At most so many characters, never half of one. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
