package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A curve as CSV: {@code position,loss} or only {@code loss} on each line, perhaps below a line of
 * names. {@code nan}, {@code inf} and an empty loss are losses that are not known.
 */
public final class CurveCsv {
  private CurveCsv() {}

  /**
   * Reads it.
   *
   * @param file for messages
   * @throws AssayException BAD_INPUT with the line that is wrong
   */
  public static Curve parse(String file, byte[] content) {
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\\R", -1);
    long[] positions = new long[lines.length];
    double[] losses = new double[lines.length];
    int size = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip().replace("\uFEFF", "");
      if (!line.isEmpty() && !(size == 0 && isHeader(line))) {
        String[] cells = line.split("[,;\t]", -1);
        try {
          positions[size] = cells.length == 1 ? size : Long.parseLong(cells[0].strip());
          losses[size++] = loss(cells[cells.length - 1].strip());
        } catch (NumberFormatException e) {
          throw wrong(file, i, "holds no position and loss");
        }
        if (cells.length > 2) {
          throw wrong(file, i, "has " + cells.length + " columns");
        }
      }
    }
    return new Curve(Arrays.copyOf(positions, size), Arrays.copyOf(losses, size));
  }

  private static boolean isHeader(String line) {
    return line.toLowerCase(Locale.ROOT).endsWith("loss");
  }

  private static double loss(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "nan", "inf", "-inf", "infinity", "-infinity" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static AssayException wrong(String file, int line, String problem) {
    return new AssayException(
        Kind.BAD_INPUT,
        file + " line " + (line + 1) + " " + problem,
        "Write position,loss on each line.");
  }
}
