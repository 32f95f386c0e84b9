package dev.assay.figures.render;

import dev.assay.figures.shape.Outline;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Upright rectangles of whole pixels: bars, cells, grid lines and error bars, which are crisp and
 * quick that way. Left, top, right and bottom in turn, the latter two beyond the last pixel.
 */
record Blocks(int[] edges, int colour) {
  private static final int SMALLEST = 6; // pixels; smaller areas would show the rounding

  /** The area of an outline, if it is one rectangle that is large enough. */
  static @Nullable Blocks area(Outline outline, double scale, int colour) {
    var corners = new Corners(Outline.Op.CLOSE);
    outline.visit(corners);
    double[] n = corners.numbers;
    if (!corners.fits
        || corners.count != 8
        || n[1] != n[3]
        || n[2] != n[4]
        || n[5] != n[7]
        || n[6] != n[0]) {
      return null;
    }
    int left = pixel(n[0], scale);
    int top = pixel(n[1], scale);
    int right = pixel(n[4], scale);
    int bottom = pixel(n[5], scale);
    return right - left < SMALLEST || bottom - top < SMALLEST
        ? null
        : new Blocks(new int[] {left, top, right, bottom}, colour);
  }

  /** The strokes of an outline, if all are single upright or level lines. */
  static @Nullable Blocks lines(Outline outline, double scale, double width, int colour) {
    var corners = new Corners(Outline.Op.LINE);
    outline.visit(corners);
    if (!corners.fits) {
      return null;
    }
    int thick = (int) Math.max(1, Math.round(width * scale));
    var edges = new int[corners.count];
    for (int i = 0; i < edges.length; i += 4) {
      double[] n = corners.numbers;
      boolean level = n[i + 1] == n[i + 3];
      if (!level && n[i] != n[i + 2]) {
        return null;
      }
      int along = level ? 0 : 1;
      double at = n[i + 1 - along] * scale;
      edges[i + along] = pixel(Math.min(n[i + along], n[i + 2 + along]), scale);
      edges[i + 2 + along] = pixel(Math.max(n[i + along], n[i + 2 + along]), scale);
      edges[i + 1 - along] = (int) Math.round(at - thick / 2.0);
      edges[i + 3 - along] = edges[i + 1 - along] + thick;
    }
    return new Blocks(edges, colour);
  }

  private static int pixel(double points, double scale) {
    return (int) Math.round(points * scale);
  }

  /** Fills what lies in a strip of rows. */
  void fill(int[] pixels, int width, int firstRow, int rows) {
    for (int i = 0; i < edges.length; i += 4) {
      int left = Math.max(0, edges[i]);
      int right = Math.min(width, edges[i + 2]);
      int top = Math.max(0, edges[i + 1] - firstRow);
      int bottom = Math.min(rows, edges[i + 3] - firstRow);
      if (left < right && top < bottom) {
        int first = top * width + left;
        Arrays.fill(pixels, first, first + right - left, colour);
        for (int y = top + 1; y < bottom; y++) {
          System.arraycopy(pixels, first, pixels, y * width + left, right - left);
        }
      }
    }
  }

  /** Collects the points of straight lines, as long as each part has the expected form. */
  private static final class Corners implements Outline.Visitor {
    private final Outline.Op last;
    private double[] numbers = new double[8];
    private int count;
    private boolean fits = true;
    private Outline.Op before = Outline.Op.CLOSE;

    /**
     * Of one polygon that ends with CLOSE, or of single lines.
     *
     * @param last CLOSE for a polygon, LINE for lines
     */
    Corners(Outline.Op last) {
      this.last = last;
    }

    @Override
    public void segment(Outline.Op op, double[] from, int at) {
      boolean lines = last == Outline.Op.LINE;
      fits &=
          switch (op) {
            case MOVE -> lines ? before != Outline.Op.MOVE : count == 0;
            case LINE -> lines ? before == Outline.Op.MOVE : true;
            case CLOSE -> !lines;
            case QUAD, CUBIC -> false;
          };
      before = op;
      if (op == Outline.Op.MOVE || op == Outline.Op.LINE) {
        if (count == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = from[at];
        numbers[count++] = from[at + 1];
      }
    }
  }
}
