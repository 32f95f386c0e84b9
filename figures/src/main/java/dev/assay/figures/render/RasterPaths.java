package dev.assay.figures.render;

import dev.assay.figures.shape.Outline;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Our paths as those of Java2D. */
final class RasterPaths {
  private static final int LONGEST = 48; // points of a part

  private RasterPaths() {}

  static Path2D whole(Outline outline) {
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    outline.visit((op, n, i) -> add(op, n, i, path));
    return path;
  }

  /**
   * The same line in short parts, each beginning where the last one ends. A row of pixels that a
   * line crosses thousands of times costs more than many rows that short lines cross.
   */
  static List<Path2D> inParts(Outline outline) {
    var parts = new ArrayList<Path2D>();
    var current = new Path2D.Double(Path2D.WIND_NON_ZERO);
    parts.add(current);
    var state =
        new Object() {
          Path2D.Double path = current;
          int points;
          boolean closes;
        };
    outline.visit((op, n, i) -> {
      state.closes |= op == Outline.Op.CLOSE;
      add(op, n, i, state.path);
      if (++state.points >= LONGEST && op.numbers > 0) {
        state.path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        state.path.moveTo(n[i + op.numbers - 2], n[i + op.numbers - 1]);
        state.points = 0;
        parts.add(state.path);
      }
    });
    return state.closes ? List.of(whole(outline)) : parts;
  }

  private static void add(Outline.Op op, double[] n, int i, Path2D.Double path) {
    switch (op) {
      case MOVE -> path.moveTo(n[i], n[i + 1]);
      case LINE -> path.lineTo(n[i], n[i + 1]);
      case QUAD -> path.quadTo(n[i], n[i + 1], n[i + 2], n[i + 3]);
      case CUBIC -> path.curveTo(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5]);
      case CLOSE -> path.closePath();
    }
  }
}
