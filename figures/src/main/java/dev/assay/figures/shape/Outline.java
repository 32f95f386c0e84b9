package dev.assay.figures.shape;

import java.util.Arrays;

/** A path of lines and curves, in points, y downwards. Built once, then only read. */
public final class Outline {
  /** What a segment is. */
  public enum Op {
    MOVE(2),
    LINE(2),
    /** Quadratic, as in TrueType glyphs: one control point, then the end. */
    QUAD(4),
    /** Cubic: two control points, then the end. */
    CUBIC(6),
    CLOSE(0);

    /** Numbers that belong to it. */
    public final int numbers;

    Op(int numbers) {
      this.numbers = numbers;
    }
  }

  /** Takes the segments in order. */
  public interface Visitor {
    /**
     * One segment.
     *
     * @param numbers of the whole path
     * @param at where the numbers of this segment begin
     */
    void segment(Op op, double[] numbers, int at);
  }

  private static final Op[] OPS = Op.values();
  private static final double ROUND = 0.5522847498; // of a circle by four cubics

  private byte[] ops = new byte[8];
  private double[] numbers = new double[16];
  private int opCount;
  private int numberCount;

  public Outline move(double x, double y) {
    return add(Op.MOVE, x, y);
  }

  public Outline line(double x, double y) {
    return add(Op.LINE, x, y);
  }

  public Outline quad(double cx, double cy, double x, double y) {
    add(Op.QUAD, cx, cy);
    return append(x, y);
  }

  public Outline cubic(double ax, double ay, double bx, double by, double x, double y) {
    add(Op.CUBIC, ax, ay);
    append(bx, by);
    return append(x, y);
  }

  public Outline close() {
    op(Op.CLOSE);
    return this;
  }

  public boolean isEmpty() {
    return opCount == 0;
  }

  /** How many segments it has, moves and closes among them. */
  public int segments() {
    return opCount;
  }

  public void visit(Visitor visitor) {
    int at = 0;
    for (int i = 0; i < opCount; i++) {
      var op = OPS[ops[i]];
      visitor.segment(op, numbers, at);
      at += op.numbers;
    }
  }

  /** The box around all points and control points. */
  public Box bounds() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < numberCount; i += 2) {
      left = Math.min(left, numbers[i]);
      right = Math.max(right, numbers[i]);
      top = Math.min(top, numbers[i + 1]);
      bottom = Math.max(bottom, numbers[i + 1]);
    }
    return new Box(left, top, right, bottom);
  }

  public static Outline segment(double x1, double y1, double x2, double y2) {
    return new Outline().move(x1, y1).line(x2, y2);
  }

  public static Outline box(Box box) {
    return new Outline()
        .move(box.left(), box.top())
        .line(box.right(), box.top())
        .line(box.right(), box.bottom())
        .line(box.left(), box.bottom())
        .close();
  }

  public static Outline circle(double x, double y, double radius) {
    double c = radius * ROUND;
    return new Outline()
        .move(x + radius, y)
        .cubic(x + radius, y + c, x + c, y + radius, x, y + radius)
        .cubic(x - c, y + radius, x - radius, y + c, x - radius, y)
        .cubic(x - radius, y - c, x - c, y - radius, x, y - radius)
        .cubic(x + c, y - radius, x + radius, y - c, x + radius, y)
        .close();
  }

  /** A closed polygon of pairs of x and y. */
  public static Outline polygon(double... points) {
    var outline = new Outline().move(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      outline.line(points[i], points[i + 1]);
    }
    return outline.close();
  }

  private Outline add(Op op, double x, double y) {
    op(op);
    return append(x, y);
  }

  private void op(Op op) {
    if (opCount == ops.length) {
      ops = Arrays.copyOf(ops, opCount * 2);
    }
    ops[opCount++] = (byte) op.ordinal();
  }

  private Outline append(double x, double y) {
    if (numberCount + 2 > numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    numbers[numberCount++] = x;
    numbers[numberCount++] = y;
    return this;
  }
}
