package dev.assay.analysis.question;

import org.jspecify.annotations.Nullable;

/**
 * The seed in a training run's name, and the name without it: {@code lr=1e-4-seed=124-v2} is seed
 * 124 of recipe {@code lr=1e-4-v2}.
 *
 * <p>A seed is the word {@code seed}, in any case, with a number after it ({@code seed=124}, {@code
 * seed-6198}, {@code seed42}, {@code seed_1}, {@code seed:1}), or, where there is none, an {@code
 * s} with a number as a part of its own at the end of the name ({@code _s42}). Either stands alone:
 * {@code linseed3} and {@code gpus8} have none. A date or a step is no seed.
 */
final class Seeds {
  /** Largest seed; what is larger is no number that a double holds exactly. */
  static final long LARGEST = 1L << 53;

  private static final int MOST_DIGITS = 15;
  private static final String WORD = "seed";
  private static final String JOINTS = "=-_: ";

  private Seeds() {}

  /**
   * Where the seed stands.
   *
   * @param from first character of the word
   * @param digits first digit
   * @param to behind the last digit
   */
  private record Place(int from, int digits, int to) {}

  /** The seed that a name states; null if it states none. */
  static @Nullable Long seed(String name) {
    Place place = place(name);
    return place == null ? null : Long.valueOf(name.substring(place.digits(), place.to()));
  }

  /** The name without its seed and the sign that joined it; the whole name if it has none. */
  static String recipe(String name) {
    Place place = place(name);
    if (place == null) {
      return name;
    }
    int from = place.from();
    int to = place.to();
    if (from > 0 && isJoint(name.charAt(from - 1))) {
      from--;
    } else if (to < name.length() && isJoint(name.charAt(to))) {
      to++;
    }
    String rest = name.substring(0, from) + name.substring(to);
    return rest.isBlank() ? name : rest;
  }

  private static @Nullable Place place(String name) {
    for (int at = name.length() - WORD.length(); at >= 0; at--) {
      if (name.regionMatches(true, at, WORD, 0, WORD.length()) && startsPart(name, at)) {
        int digits = at + WORD.length();
        if (digits < name.length() && JOINTS.indexOf(name.charAt(digits)) >= 0) {
          digits++;
        }
        Place place = numbered(name, at, digits);
        if (place != null) {
          return place;
        }
      }
    }
    return shortForm(name);
  }

  /** {@code _s42} at the end. */
  private static @Nullable Place shortForm(String name) {
    int digits = name.length();
    while (digits > 0 && isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    int at = digits - 1;
    boolean marked = at > 0 && name.charAt(at) == 's' && isJoint(name.charAt(at - 1));
    return marked ? numbered(name, at, digits) : null;
  }

  private static @Nullable Place numbered(String name, int at, int digits) {
    int to = digits;
    while (to < name.length() && isDigit(name.charAt(to))) {
      to++;
    }
    boolean ends = to == name.length() || !isWordPart(name, to);
    return to > digits && to - digits <= MOST_DIGITS && ends ? new Place(at, digits, to) : null;
  }

  /** Whether a letter, or a decimal, goes on from here. */
  private static boolean isWordPart(String name, int at) {
    char c = name.charAt(at);
    return Character.isLetter(c)
        || c == '.' && at + 1 < name.length() && isDigit(name.charAt(at + 1));
  }

  private static boolean startsPart(String name, int at) {
    return at == 0 || !Character.isLetter(name.charAt(at - 1));
  }

  private static boolean isJoint(char c) {
    return "-_/., +:;".indexOf(c) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
