package dev.assay.analysis.ingest;

import dev.assay.formats.files.Sha256;

/** Ids that are safe in URLs, shells and file names, and unique. */
final class RunIds {
  private static final int LONGEST = 160;
  private static final int HASH_DIGITS = 8;

  private RunIds() {}

  /** Whether {@link #safe} leaves the text as it is. */
  static boolean isSafe(String text) {
    boolean safe = !text.isEmpty() && text.length() <= LONGEST;
    for (int i = 0; safe && i < text.length(); i++) {
      safe = isPlain(text.charAt(i), i);
    }
    return safe;
  }

  private static boolean isPlain(char c, int position) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '+'
        || (c == '.' || c == '-') && position > 0;
  }

  /**
   * The text with everything but letters, digits and {@code ._+-} replaced; never empty or hidden.
   */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      safe.append(isPlain(c, i) ? c : '_');
    }
    String id = safe.isEmpty() ? "run" : safe.toString();
    return text.length() > LONGEST ? withHash(id, text) : id;
  }

  /** The id with eight hexadecimal digits that follow from {@code text}. */
  static String withHash(String id, String text) {
    return id + "-" + Sha256.hex(text).substring(0, HASH_DIGITS);
  }
}
