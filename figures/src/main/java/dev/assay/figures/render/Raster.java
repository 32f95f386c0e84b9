package dev.assay.figures.render;

import dev.assay.figures.scene.Item;
import dev.assay.figures.scene.Scene;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scene as PNG. Draws strip after strip, so that 30 million pixels need a few megabytes.
 *
 * <p>Letters are filled outlines: the JDK's font machinery, which needs libraries and fonts of the
 * machine, is never woken.
 */
final class Raster {
  static {
    // Without it AWT would look for a screen, and fail where DISPLAY names one that is not there.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static final int STRIP_PIXELS = 1 << 20;
  private static final double THIN = 3; // pixels
  private static final int MANY = 500; // segments of a line that is drawn in parts
  private static final double EDGE = 1; // points; anti-aliasing reaches beyond a shape
  private static final int TOGETHER = 256; // segments of lines that are drawn at once

  private final double scale;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Type, Map<String, Path2D>> words = new HashMap<>();
  private int lastSegments;

  /** Something with its place, made once and drawn on each strip that it touches. */
  private record Piece(
      Path2D path,
      double top,
      double bottom,
      int colour,
      double alpha,
      @Nullable BasicStroke stroke,
      @Nullable Blocks blocks,
      Box clip) {

    /**
     * Whether a line can be drawn with this one: where opaque lines of one look cross, nobody sees
     * which is above, and the pixels around them are visited once.
     */
    boolean takes(Item.Stroke next, BasicStroke pen, Box within, int segments) {
      return segments <= TOGETHER
          && blocks == null
          && pen.equals(stroke)
          && alpha == 1
          && next.alpha() == 1
          && colour == next.colour()
          && clip.equals(within);
    }
  }

  private static final Box EVERYWHERE = new Box(-1e6, -1e6, 1e6, 1e6);

  private Raster(double scale) {
    this.scale = scale;
  }

  static byte[] png(Scene scene, int dpi) {
    return png(scene, dpi, STRIP_PIXELS);
  }

  /**
   * The same picture, however high the strips.
   *
   * @param stripPixels about how many pixels are in memory at a time
   */
  static byte[] png(Scene scene, int dpi, int stripPixels) {
    var raster = new Raster(dpi / 72.0);
    raster.prepare(scene.items(), EVERYWHERE);
    return raster.draw(scene, dpi, stripPixels);
  }

  private byte[] draw(Scene scene, int dpi, int stripPixels) {
    int width = (int) Math.max(1, Math.round(scene.width() * scale));
    int height = (int) Math.max(1, Math.round(scene.height() * scale));
    int rows = Math.clamp(stripPixels / width, 1, height);
    var image = new BufferedImage(width, rows, BufferedImage.TYPE_INT_RGB);
    var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    var png = new PngWriter(width, height, dpi);
    png.text("Title", Words.clean(scene.title()));
    png.text("Description", Words.clean(scene.description()));
    for (int top = 0; top < height; top += rows) {
      clear(pixels, scene.ground());
      strip(image, pixels, top, rows);
      for (int y = 0; y < Math.min(rows, height - top); y++) {
        png.row(pixels, y * width);
      }
    }
    return png.end();
  }

  /** Copies of what is filled already, which is quicker than a loop that is not compiled yet. */
  private static void clear(int[] pixels, int colour) {
    int filled = Math.min(1024, pixels.length);
    Arrays.fill(pixels, 0, filled, colour);
    for (; filled < pixels.length; filled *= 2) {
      System.arraycopy(pixels, 0, pixels, filled, Math.min(filled, pixels.length - filled));
    }
  }

  private void strip(BufferedImage image, int[] pixels, int top, int rows) {
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.translate(0, -top);
    graphics.scale(scale, scale);
    double low = top / scale - EDGE;
    double high = (top + rows) / scale + EDGE;
    Box clip = EVERYWHERE;
    for (var piece : pieces) {
      if (piece.bottom() < low || piece.top() > high) {
        continue;
      }
      if (piece.blocks() != null) {
        piece.blocks().fill(pixels, image.getWidth(), top, rows);
        continue;
      }
      if (!piece.clip().equals(clip)) {
        clip = piece.clip();
        clip(graphics, clip);
      }
      draw(graphics, piece);
    }
    graphics.dispose();
  }

  private static void clip(Graphics2D graphics, Box clip) {
    if (clip.equals(EVERYWHERE)) {
      graphics.setClip(null);
    } else {
      graphics.setClip(
          new Rectangle2D.Double(clip.left(), clip.top(), clip.width(), clip.height()));
    }
  }

  private static void draw(Graphics2D graphics, Piece piece) {
    graphics.setColor(new Color(piece.colour()));
    graphics.setComposite(
        piece.alpha() < 1
            ? AlphaComposite.SrcOver.derive((float) piece.alpha())
            : AlphaComposite.SrcOver);
    if (piece.stroke() == null) {
      graphics.fill(piece.path());
    } else {
      graphics.setStroke(piece.stroke());
      graphics.draw(piece.path());
    }
  }

  private void prepare(List<Item> items, Box clip) {
    for (var item : items) {
      switch (item) {
        case Item.Fill fill -> {
          boolean plain = fill.alpha() == 1 && clip.equals(EVERYWHERE);
          var blocks = plain ? Blocks.area(fill.outline(), scale, fill.colour()) : null;
          add(
              RasterPaths.whole(fill.outline()),
              0,
              fill.colour(),
              fill.alpha(),
              null,
              blocks,
              clip);
        }
        case Item.Stroke stroke -> stroke(stroke, clip);
        case Item.Text text -> add(words(text), 0, text.colour(), 1, null, null, clip);
        case Item.Clip inner -> prepare(inner.items(), inner.box());
      }
    }
  }

  private void add(
      Path2D path,
      double reach,
      int colour,
      double alpha,
      @Nullable BasicStroke stroke,
      @Nullable Blocks blocks,
      Box clip) {
    var bounds = path.getBounds2D();
    double top = bounds.getMinY() - reach;
    double bottom = bounds.getMaxY() + reach;
    pieces.add(new Piece(path, top, bottom, colour, alpha, stroke, blocks, clip));
  }

  private void stroke(Item.Stroke stroke, Box clip) {
    double width = Math.max(stroke.width(), 0.6 / scale); // a hairline stays visible
    boolean plain = stroke.alpha() == 1 && stroke.dashes().isEmpty();
    var blocks =
        plain && clip.equals(EVERYWHERE)
            ? Blocks.lines(stroke.outline(), scale, width, stroke.colour())
            : null;
    var pen = pen(width, stroke.dashes());
    var paths =
        plain && blocks == null && stroke.outline().segments() > MANY
            ? RasterPaths.inParts(stroke.outline())
            : List.of(RasterPaths.whole(stroke.outline()));
    for (var path : paths) {
      var last = pieces.isEmpty() ? null : pieces.getLast();
      int segments = stroke.outline().segments();
      if (last != null
          && blocks == null
          && last.takes(stroke, pen, clip, lastSegments + segments)) {
        last.path().append(path, false);
        path = pieces.removeLast().path();
        segments += lastSegments;
      }
      add(path, width, stroke.colour(), stroke.alpha(), pen, blocks, clip);
      lastSegments = segments;
    }
  }

  /** Joins are round where it shows; on thin lines of thousands of points it only takes time. */
  private BasicStroke pen(double width, List<Double> dashes) {
    int cap = BasicStroke.CAP_BUTT;
    int join = width * scale < THIN ? BasicStroke.JOIN_BEVEL : BasicStroke.JOIN_ROUND;
    if (dashes.isEmpty()) {
      return new BasicStroke((float) width, cap, join);
    }
    var lengths = new float[dashes.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dashes.get(i).floatValue();
    }
    return new BasicStroke((float) width, cap, join, 1, lengths, 0);
  }

  private Path2D words(Item.Text text) {
    var at =
        words
            .computeIfAbsent(text.type(), type -> new HashMap<>())
            .computeIfAbsent(text.text(), string -> line(string, text.type()));
    var placed = new Path2D.Double(at);
    if (text.angle() != 0) {
      placed.transform(AffineTransform.getRotateInstance(-Math.toRadians(text.angle())));
    }
    placed.transform(AffineTransform.getTranslateInstance(text.x(), text.y()));
    return placed;
  }

  private static Path2D line(String text, Type type) {
    var outline = new Outline();
    var face = type.face();
    double unit = type.size() / face.unitsPerEm();
    double x = 0;
    var visual = Words.visual(text);
    for (int i = 0; i < visual.length(); ) {
      int c = visual.codePointAt(i);
      i += Character.charCount(c);
      int glyph = face.glyph(c);
      face.outline(glyph, x, 0, unit, outline);
      x += face.advance(glyph) * unit;
    }
    return RasterPaths.whole(outline);
  }
}
