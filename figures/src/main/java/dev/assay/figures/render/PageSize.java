package dev.assay.figures.render;

import dev.assay.domain.Check;
import dev.assay.figures.Figure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sizes as people write them: {@code 8x5}, {@code 8x5in}, {@code 20x12cm}, {@code
 * 1600x900px}.
 */
public final class PageSize {
  private static final Pattern SIZE =
      Pattern.compile(
          "(\\d{1,6}(?:\\.\\d{1,6})?)\\s*[x\u00d7]\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(in|cm|mm|px)?");

  private PageSize() {}

  /**
   * A size in inches.
   *
   * @param dpi pixels to the inch, for sizes in pixels
   * @throws IllegalArgumentException if it is no size, or one below 1 or over 200 inches
   */
  public static Figure.Size parse(String text, int dpi) {
    Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    Check.that(size.matches(), "a size is written 8x5, 20x12cm or 1600x900px, not '%s'", text);
    String unit = size.group(3) == null ? "in" : size.group(3);
    double inch =
        switch (unit) {
          case "cm" -> 2.54;
          case "mm" -> 25.4;
          case "px" -> dpi;
          default -> 1;
        };
    return new Figure.Size(
        Double.parseDouble(size.group(1)) / inch, Double.parseDouble(size.group(2)) / inch);
  }
}
