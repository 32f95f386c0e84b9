package dev.assay.grading.text;

/** Searches backwards that stop where they are told to. */
final class Scan {
  private Scan() {}

  /**
   * The last place from {@code at} down to {@code from} where a mark begins; -1 if there is none.
   */
  static int last(String text, String mark, int from, int at) {
    char first = mark.charAt(0);
    for (int i = Math.min(at, text.length() - mark.length()); i >= from; i--) {
      if (text.charAt(i) == first && text.startsWith(mark, i)) {
        return i;
      }
    }
    return -1;
  }
}
