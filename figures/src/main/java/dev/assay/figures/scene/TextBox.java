package dev.assay.figures.scene;

import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Type;

/**
 * The room that a line of words takes: a rectangle that may be turned.
 *
 * <p>From the foot of descenders to the top of capitals, as high as any letter of the bundled font
 * reaches.
 *
 * @param x lower left corner before turning
 * @param y likewise
 * @param ux direction of writing, of length 1
 * @param uy likewise; y downwards
 */
public record TextBox(
    String text, double x, double y, double ux, double uy, double width, double height) {

  /** The room of a line whose base line begins at a point. */
  public static TextBox of(String text, double x, double y, Type type, double angle) {
    double ux = angle == 0 ? 1 : Math.cos(Math.toRadians(angle));
    double uy = angle == 0 ? 0 : -Math.sin(Math.toRadians(angle));
    double down = type.descent();
    return new TextBox(
        text,
        x - uy * down,
        y + ux * down,
        ux,
        uy,
        type.width(text),
        type.ascent() + type.descent());
  }

  /** Corners as x and y in turn, from the lower left in the direction of writing. */
  public double[] corners() {
    double vx = uy * height;
    double vy = -ux * height;
    double wx = ux * width;
    double wy = uy * width;
    return new double[] {x, y, x + wx, y + wy, x + wx + vx, y + wy + vy, x + vx, y + vy};
  }

  /** The upright box around it. */
  public Box bounds() {
    double[] c = corners();
    return new Box(
        Math.min(Math.min(c[0], c[2]), Math.min(c[4], c[6])),
        Math.min(Math.min(c[1], c[3]), Math.min(c[5], c[7])),
        Math.max(Math.max(c[0], c[2]), Math.max(c[4], c[6])),
        Math.max(Math.max(c[1], c[3]), Math.max(c[5], c[7])));
  }

  /** Whether the two share more than {@code slack} points of room along every direction. */
  public boolean overlaps(TextBox other, double slack) {
    return sharesAlong(other, ux, uy, slack)
        && sharesAlong(other, -uy, ux, slack)
        && sharesAlong(other, other.ux, other.uy, slack)
        && sharesAlong(other, -other.uy, other.ux, slack);
  }

  private boolean sharesAlong(TextBox other, double ax, double ay, double slack) {
    double[] mine = corners();
    double[] theirs = other.corners();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double otherLow = Double.POSITIVE_INFINITY;
    double otherHigh = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 8; i += 2) {
      double p = mine[i] * ax + mine[i + 1] * ay;
      double q = theirs[i] * ax + theirs[i + 1] * ay;
      low = Math.min(low, p);
      high = Math.max(high, p);
      otherLow = Math.min(otherLow, q);
      otherHigh = Math.max(otherHigh, q);
    }
    return Math.min(high, otherHigh) - Math.max(low, otherLow) > slack;
  }
}
