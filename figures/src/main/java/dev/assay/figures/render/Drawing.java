package dev.assay.figures.render;

import dev.assay.domain.Check;
import dev.assay.figures.Figure;
import dev.assay.figures.layout.FigureLayout;
import dev.assay.figures.layout.Theme;
import java.nio.charset.StandardCharsets;

/**
 * How to draw figures.
 *
 * @param dpi pixels to the inch of a PNG, 10 to 1200; nothing else depends on it
 */
public record Drawing(Theme theme, int dpi) {
  private static final double MOST_PIXELS = 400e6;

  public Drawing {
    Check.that(dpi >= 10 && dpi <= 1200, "dpi must be from 10 to 1200, not %d", dpi);
  }

  /** A figure in the size that suits it. */
  public byte[] draw(Figure figure, ImageFormat format) {
    return draw(figure, format, figure.size());
  }

  /**
   * A figure as a file's bytes: equal bytes for equal figures.
   *
   * @throws IllegalArgumentException if a PNG would have more than 400 million pixels
   */
  public byte[] draw(Figure figure, ImageFormat format, Figure.Size size) {
    if (format == ImageFormat.PNG) {
      double pixels = size.width() * size.height() * dpi * dpi;
      Check.that(pixels <= MOST_PIXELS, "%.0f pixels are more than %.0f", pixels, MOST_PIXELS);
    }
    var scene = FigureLayout.scene(figure, theme, size);
    return switch (format) {
      case PNG -> Raster.png(scene, dpi);
      case SVG -> SvgWriter.write(scene).getBytes(StandardCharsets.UTF_8);
      case PDF -> PdfWriter.write(scene);
    };
  }
}
