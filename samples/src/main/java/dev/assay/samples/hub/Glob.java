package dev.assay.samples.hub;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of paths: {@code *} and {@code ?} stay within a part, {@code **} does not. In time of
 * pattern times path, whatever either holds.
 */
final class Glob {
  private static final int ANY = -1;
  private static final int WITHIN = -2;
  private static final int ONE = -3;
  private static final int FOLDERS = -4;

  private Glob() {}

  static boolean matches(String pattern, String path) {
    boolean[] here = new boolean[path.length() + 1];
    here[0] = true;
    for (int token : tokens(pattern)) {
      here = next(token, here, path);
    }
    return here[path.length()];
  }

  private static List<Integer> tokens(String pattern) {
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("**/", i)) {
        tokens.add(FOLDERS);
        i += 2;
      } else if (pattern.startsWith("**", i)) {
        tokens.add(ANY);
        i++;
      } else {
        tokens.add(c == '*' ? WITHIN : c == '?' ? ONE : c);
      }
    }
    return tokens;
  }

  private static boolean[] next(int token, boolean[] here, String path) {
    boolean[] then = new boolean[here.length];
    boolean open = false;
    for (int i = 0; i < here.length; i++) {
      boolean slash = i > 0 && path.charAt(i - 1) == '/';
      switch (token) {
        case ANY -> then[i] = open |= here[i];
        case WITHIN -> then[i] = open = here[i] || open && !slash;
        case FOLDERS -> {
          then[i] = here[i] || open && slash;
          open |= here[i];
        }
        case ONE -> then[i] = i > 0 && here[i - 1] && !slash;
        default -> then[i] = i > 0 && here[i - 1] && path.charAt(i - 1) == token;
      }
    }
    return then;
  }
}
