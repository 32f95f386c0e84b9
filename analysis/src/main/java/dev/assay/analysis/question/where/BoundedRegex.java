package dev.assay.analysis.question.where;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that gives up instead of backtracking for hours: it may look at a bounded
 * number of characters, over all texts together. Not thread-safe.
 */
final class BoundedRegex {
  private static final int MAX_LENGTH = 1000;
  private static final long MAX_LOOKS = 100_000_000;

  /** For one text; catastrophic patterns show on one text already. */
  private static final long MAX_LOOKS_AT_ONE = 2_000_000;

  private final Pattern pattern;
  private long left = MAX_LOOKS;

  /** The pattern looked at too many characters. */
  static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlowException() {
      super("the regular expression takes too long", null, false, false);
    }
  }

  /**
   * Compiles a pattern.
   *
   * @throws PatternSyntaxException when it is faulty or too long
   */
  BoundedRegex(String regex) {
    if (regex.length() > MAX_LENGTH) {
      throw new PatternSyntaxException("longer than " + MAX_LENGTH + " characters", "", -1);
    }
    pattern = Pattern.compile(regex);
  }

  /**
   * Whether some part of the text matches.
   *
   * @throws TooSlowException when that takes too long to find out
   */
  boolean find(String text) {
    Watched watched = new Watched(text, 0, text.length(), new long[] {0});
    try {
      return pattern.matcher(watched).find();
    } catch (StackOverflowError e) {
      throw new TooSlowException(); // the engine recurses once per repetition of a group
    } finally {
      left -= watched.looks[0];
    }
  }

  /** A text that counts how often it is looked at. */
  private final class Watched implements CharSequence {
    private final String text;
    private final int from;
    private final int to;
    private final long[] looks;

    Watched(String text, int from, int to, long[] looks) {
      this.text = text;
      this.from = from;
      this.to = to;
      this.looks = looks;
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > Math.min(left, MAX_LOOKS_AT_ONE)) {
        throw new TooSlowException();
      }
      return text.charAt(from + index);
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text, from + start, from + end, looks);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
