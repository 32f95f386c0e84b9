package dev.assay.figures.type;

import dev.assay.figures.shape.Outline;
import java.nio.ByteBuffer;
import java.util.function.DoubleBinaryOperator;

/** Reads one simple glyph: contours of points on and off the curve, in table glyf's packing. */
final class GlyphReader {
  private static final int ON_CURVE = 1;
  private static final int X_SHORT = 2;
  private static final int Y_SHORT = 4;
  private static final int REPEAT = 8;
  private static final int X_SAME = 16;
  private static final int Y_SAME = 32;

  private final int[] ends;
  private final byte[] flags;
  private final int[] xs;
  private final int[] ys;

  GlyphReader(ByteBuffer data, int start, int contours) {
    ends = new int[contours];
    for (int i = 0; i < contours; i++) {
      ends[i] = data.getShort(start + 2 * i) & 0xffff;
    }
    int points = contours == 0 ? 0 : ends[contours - 1] + 1;
    flags = new byte[points];
    int at = start + 2 * contours;
    at += 2 + (data.getShort(at) & 0xffff); // hinting instructions
    for (int i = 0; i < points; i++) {
      byte flag = data.get(at++);
      flags[i] = flag;
      if ((flag & REPEAT) != 0) {
        for (int more = data.get(at++) & 0xff; more > 0 && i + 1 < points; more--) {
          flags[++i] = flag;
        }
      }
    }
    xs = new int[points];
    ys = new int[points];
    at = coordinates(data, at, xs, X_SHORT, X_SAME);
    coordinates(data, at, ys, Y_SHORT, Y_SAME);
  }

  private int coordinates(ByteBuffer data, int start, int[] to, int shortBit, int sameBit) {
    int at = start;
    int value = 0;
    for (int i = 0; i < to.length; i++) {
      boolean same = (flags[i] & sameBit) != 0;
      if ((flags[i] & shortBit) != 0) {
        int step = data.get(at++) & 0xff;
        value += same ? step : -step;
      } else if (!same) {
        value += data.getShort(at);
        at += 2;
      }
      to[i] = value;
    }
    return at;
  }

  /** Adds the contours to a path, through two maps of the design's units. */
  void draw(DoubleBinaryOperator toX, DoubleBinaryOperator toY, Outline path) {
    int first = 0;
    for (int end : ends) {
      if (end > first) {
        contour(first, end, toX, toY, path);
      }
      first = end + 1;
    }
  }

  /** Between two points off the curve lies one on it, in their middle. */
  private void contour(
      int first, int last, DoubleBinaryOperator toX, DoubleBinaryOperator toY, Outline path) {
    boolean firstOn = (flags[first] & ON_CURVE) != 0;
    boolean lastOn = (flags[last] & ON_CURVE) != 0;
    double startX = firstOn ? xs[first] : lastOn ? xs[last] : (xs[first] + xs[last]) / 2.0;
    double startY = firstOn ? ys[first] : lastOn ? ys[last] : (ys[first] + ys[last]) / 2.0;
    path.move(toX.applyAsDouble(startX, startY), toY.applyAsDouble(startX, startY));
    boolean pending = false;
    double controlX = 0;
    double controlY = 0;
    for (int i = firstOn ? first + 1 : first; i <= last; i++) {
      boolean on = (flags[i] & ON_CURVE) != 0;
      double x = xs[i];
      double y = ys[i];
      if (on && !pending) {
        path.line(toX.applyAsDouble(x, y), toY.applyAsDouble(x, y));
      } else if (pending) {
        double endX = on ? x : (controlX + x) / 2;
        double endY = on ? y : (controlY + y) / 2;
        quad(controlX, controlY, endX, endY, toX, toY, path);
      }
      pending = !on;
      controlX = x;
      controlY = y;
    }
    if (pending) {
      quad(controlX, controlY, startX, startY, toX, toY, path);
    }
    path.close();
  }

  private static void quad(
      double cx,
      double cy,
      double x,
      double y,
      DoubleBinaryOperator toX,
      DoubleBinaryOperator toY,
      Outline path) {
    path.quad(
        toX.applyAsDouble(cx, cy),
        toY.applyAsDouble(cx, cy),
        toX.applyAsDouble(x, y),
        toY.applyAsDouble(x, y));
  }
}
