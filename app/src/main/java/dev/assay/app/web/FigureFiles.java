package dev.assay.app.web;

import dev.assay.analysis.api.FigureRoutes;
import dev.assay.analysis.api.Parameters;
import dev.assay.app.dashboard.HtmlFigure;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.render.Drawing;
import dev.assay.figures.render.ImageFormat;
import dev.assay.figures.render.PageSize;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code GET /figures/...} with a {@code format}: the figure as a file. */
final class FigureFiles {
  private static final int DPI = 150;
  private static final int MOST_DPI = 300;
  private static final double MOST_INCHES = 60;
  private static final double MOST_PIXELS = 60e6;

  /** A drawing takes a processor and some memory for about a second. */
  private final Semaphore drawing = new Semaphore(2);

  private final FigureRoutes figures;
  private final String version;

  FigureFiles(FigureRoutes figures, String version) {
    this.figures = figures;
    this.version = version;
  }

  /** Whether a file is asked for; data in JSON are not one. */
  static boolean isAsked(Request request) {
    String path = request.path();
    return (path.endsWith("/figures/run") || path.endsWith("/figures/compare"))
        && isFile(new Parameters("", request.query()));
  }

  static boolean isFile(Parameters parameters) {
    String format = parameters.text("format");
    return !format.isEmpty() && !format.equals("json");
  }

  Response file(Request request) {
    Parameters parameters = new Parameters("", request.query());
    boolean one = request.path().endsWith("/run");
    return file(
        parameters,
        () -> one ? figures.one(parameters) : figures.compared(parameters),
        one ? "assay_run_" + plain(parameters.text("id")) : "assay_comparison");
  }

  /**
   * A figure as the file that {@code format}, {@code theme}, {@code size} and {@code dpi} ask for.
   *
   * @param made asked for when these are understood
   * @param name of the file, without an end
   */
  Response file(Parameters parameters, Supplier<Figure> made, String name) {
    // all of this before anything is read
    String format = parameters.oneOf("format", "json", "png", "svg", "pdf", "csv", "html");
    boolean dark = parameters.oneOf("theme", "light", "dark").equals("dark");
    int dpi = parameters.whole("dpi", DPI, 10, MOST_DPI);
    Figure.@Nullable Size wanted = size(parameters.text("size"), dpi);
    Figure figure = made.get();
    Figure.Size size = wanted == null ? figure.size() : wanted;
    Drawing how = new Drawing(dark ? Theme.DARK : Theme.LIGHT, dpi);
    byte[] bytes =
        switch (format) {
          case "csv" -> FigureNumbers.write(figure).getBytes(StandardCharsets.UTF_8);
          case "html" ->
              HtmlFigure.html(version, figure, how.theme(), size).getBytes(StandardCharsets.UTF_8);
          default -> drawn(how, figure, ImageFormat.valueOf(format.toUpperCase(Locale.ROOT)), size);
        };
    return Response.bytes(200, type(format), bytes)
        .with("Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
  }

  private static Figure.@Nullable Size size(String text, int dpi) {
    if (text.isEmpty()) {
      return null;
    }
    Figure.Size size = PageSize.parse(text, dpi);
    if (size.width() > MOST_INCHES
        || size.height() > MOST_INCHES
        || size.width() * size.height() * dpi * dpi > MOST_PIXELS) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "a figure of " + text + " is too large to be drawn here",
          "Ask for at most 60 x 60 inches and 60 million pixels, or use assay plot --size.");
    }
    return size;
  }

  private byte[] drawn(Drawing how, Figure figure, ImageFormat format, Figure.Size size) {
    drawing.acquireUninterruptibly();
    try {
      return how.draw(figure, format, size);
    } finally {
      drawing.release();
    }
  }

  private static String type(String format) {
    return switch (format) {
      case "png" -> "image/png";
      case "svg" -> "image/svg+xml";
      case "pdf" -> "application/pdf";
      case "csv" -> "text/csv; charset=utf-8; header=present";
      default -> Response.HTML;
    };
  }

  /** An id as a part of a file's name. */
  static String plain(String id) {
    String name = id.replaceAll("[^A-Za-z0-9._-]+", "_");
    return name.length() <= 80 ? name : name.substring(0, 80);
  }
}
