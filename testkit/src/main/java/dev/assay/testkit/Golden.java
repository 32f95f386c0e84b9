package dev.assay.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares text with a recorded file, long decimals rounded to 4 places on both sides.
 *
 * <p>{@code -Dgolden.update=true} records anew; review with git diff. Relative paths count from the
 * module that is under test, as Maven runs it there.
 */
public final class Golden {
  private Golden() {}

  private static final Pattern LONG_DECIMAL = Pattern.compile("-?\\d+\\.\\d{5,}(?![\\deE])");

  /**
   * Passes when {@code actual} says the same as the recorded file.
   *
   * @throws AssertionError with the first line that differs, or because nothing is recorded yet
   */
  public static void check(Path recorded, String actual) throws IOException {
    var text = rounded(actual);
    if (Boolean.getBoolean("golden.update")) {
      record(recorded, text);
      return;
    }
    if (!Files.exists(recorded)) {
      throw new AssertionError(
          "nothing is recorded at " + recorded + "; run with -Dgolden.update=true and review it");
    }
    var expected = rounded(Files.readString(recorded));
    if (!text.equals(expected)) {
      throw new AssertionError(difference(recorded, expected, text));
    }
  }

  /** Cuts decimals with 5 or more places to 4; never writes a negative zero. */
  static String rounded(String text) {
    return LONG_DECIMAL
        .matcher(text)
        .replaceAll(
            match -> {
              var number = String.format(Locale.ROOT, "%.4f", Double.parseDouble(match.group()));
              return number.equals("-0.0000") ? "0.0000" : number;
            });
  }

  private static void record(Path recorded, String text) throws IOException {
    var folder = recorded.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(recorded, text);
  }

  private static String difference(Path recorded, String expected, String actual) {
    var wanted = expected.lines().toList();
    var got = actual.lines().toList();
    int line = 0;
    while (line < Math.min(wanted.size(), got.size()) && wanted.get(line).equals(got.get(line))) {
      line++;
    }
    return String.format(
        Locale.ROOT,
        "%s differs at line %d of %d (got %d lines)%n  recorded: %s%n  got:      %s%n"
            + "  Record anew with -Dgolden.update=true if this is meant.%n--- got, whole ---%n%s",
        recorded,
        line + 1,
        wanted.size(),
        got.size(),
        line < wanted.size() ? wanted.get(line) : "(end of file)",
        line < got.size() ? got.get(line) : "(end of text)",
        actual);
  }
}
