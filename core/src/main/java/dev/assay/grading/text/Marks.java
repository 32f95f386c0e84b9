package dev.assay.grading.text;

/**
 * Which characters a text is made of, as far as 64 bits tell: spares the search for most of what it
 * does not hold.
 *
 * @param all a bit for each character
 * @param escaped a bit for each character behind a backslash
 */
record Marks(long all, long escaped) {

  static Marks of(String text) {
    long all = 0;
    long escaped = 0;
    boolean slash = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      all |= bit(c);
      escaped |= slash ? bit(c) : 0;
      slash = c == '\\';
    }
    return new Marks(all, escaped);
  }

  /**
   * False if a piece of two characters or more, or one that is no backslash, is surely not there.
   */
  boolean mayHold(String piece) {
    return piece.charAt(0) == '\\'
        ? (escaped & bit(piece.charAt(1))) != 0
        : (all & bit(piece.charAt(0))) != 0;
  }

  private static long bit(char c) {
    return 1L << (c & 63);
  }
}
