package dev.assay.domain;

/**
 * A pattern over a whole text: {@code *} stands for any run of characters, {@code ?} for one.
 *
 * <p>Time is bounded by pattern length times text length, so a hostile pattern cannot stall.
 */
public final class Glob {
  private Glob() {}

  /** Whether the whole {@code text} matches. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1; // the last star seen: on a mismatch it swallows one character more
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
