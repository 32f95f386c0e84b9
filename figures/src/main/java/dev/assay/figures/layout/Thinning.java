package dev.assay.figures.layout;

import dev.assay.figures.Datum;
import dev.assay.figures.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves out points of a line that could not be told apart on paper. */
final class Thinning {
  private static final double COLUMN = 0.3; // points

  private Thinning() {}

  /**
   * Places on paper, x and y in turn, NaN for a gap. Of the points that fall into one narrow column
   * only the first, the lowest, the highest and the last remain.
   */
  static double[] places(Frame frame, List<Datum> points) {
    var out = new double[points.size() * 2];
    boolean dense = points.size() > frame.area().width() / COLUMN;
    int count = 0;
    int start = 0; // of the column, in out
    for (var point : points) {
      double x = frame.px(point.x());
      double y = frame.py(point.y());
      boolean present = Double.isFinite(x) && Double.isFinite(y);
      if (!present || count == start || Math.abs(x - out[start]) >= COLUMN) {
        count = dense ? squeezed(out, start, count) : count;
        start = count;
      }
      out[count] = present ? x : Double.NaN;
      out[count + 1] = present ? y : Double.NaN;
      count += 2;
      if (!present) {
        start = count;
      }
    }
    count = dense ? squeezed(out, start, count) : count;
    return Arrays.copyOf(out, count);
  }

  /** Keeps first, least, greatest and last of a column, in their order; returns the new end. */
  private static int squeezed(double[] out, int start, int end) {
    if (end - start <= 8) {
      return end;
    }
    int least = start;
    int most = start;
    for (int i = start; i < end; i += 2) {
      least = out[i + 1] < out[least + 1] ? i : least;
      most = out[i + 1] > out[most + 1] ? i : most;
    }
    int[] kept = {start, Math.min(least, most), Math.max(least, most), end - 2};
    int to = start;
    for (int i = 0; i < kept.length; i++) {
      if (i == 0 || kept[i] != kept[i - 1]) {
        out[to] = out[kept[i]];
        out[to + 1] = out[kept[i] + 1];
        to += 2;
      }
    }
    return to;
  }

  /** The same for bands: a column's lowest low and highest high. */
  static List<Span> spans(Frame frame, List<Span> spans) {
    if (spans.size() <= frame.area().width() / COLUMN) {
      return spans;
    }
    var out = new ArrayList<Span>();
    for (var span : spans) {
      var last = out.isEmpty() ? null : out.getLast();
      if (last != null
          && last.isPresent()
          && span.isPresent()
          && Math.abs(frame.px(span.at()) - frame.px(last.at())) < COLUMN) {
        out.set(
            out.size() - 1,
            new Span(
                last.at(), Math.min(last.low(), span.low()), Math.max(last.high(), span.high())));
      } else {
        out.add(span);
      }
    }
    return out;
  }
}
