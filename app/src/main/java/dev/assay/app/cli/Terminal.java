package dev.assay.app.cli;

import dev.assay.analysis.report.TextTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What standard output and standard error lead to.
 *
 * @param out whether a person reads standard output as it comes
 * @param err whether a person reads standard error as it comes
 * @param columns cells in a line; 0 if unknown
 * @param colours whether escape sequences are welcome
 */
public record Terminal(boolean out, boolean err, int columns, boolean colours) {
  /** Files or pipes on both. */
  public static final Terminal NONE = new Terminal(false, false, 0, false);

  private static final int USUAL_COLUMNS = 100;

  /** Finds out, without starting anything unless standard output is a terminal of unknown width. */
  public static Terminal detect(Map<String, String> environment) {
    boolean out = isTerminal(1);
    boolean err = isTerminal(2);
    String kind = environment.getOrDefault("TERM", "");
    boolean colours =
        out && environment.getOrDefault("NO_COLOR", "").isEmpty() && !kind.equals("dumb");
    return new Terminal(out, err, out ? columns(environment.get("COLUMNS")) : 0, colours);
  }

  /** Java has no isatty: Linux shows it in /proc, elsewhere a console stands for both streams. */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  private static int columns(@Nullable String stated) {
    if (stated != null && stated.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(stated);
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile()).start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      String[] parts = answer.strip().split(" ");
      return parts.length == 2 ? Integer.parseInt(parts[1]) : USUAL_COLUMNS;
    } catch (IOException | NumberFormatException e) {
      return USUAL_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_COLUMNS;
    }
  }

  /** How tables are to be laid out on standard output. */
  TextTable.Page page() {
    return new TextTable.Page(
        out && columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty(), colours);
  }
}
