package dev.assay.figures.layout;

import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of series in rows, as many as fit; the last entry says how many did not. */
final class Legend {
  private static final double[] WIDEST = {
    0.6, 0.45, 0.3, 0.22, 0.16
  }; // shares of a row, tried in turn
  private static final double LEADING = 1.4;

  private final Style style;
  private final List<Entry> entries;
  private final int rows;
  private final int left;
  private final double width;
  private final @Nullable Ramp ramp;

  /** A name with its place: points from the left, and the row. */
  private record Entry(Key key, String text, double x, int row) {}

  private Legend(
      Style style, List<Entry> entries, int rows, int left, double width, @Nullable Ramp ramp) {
    this.ramp = ramp;
    this.width = width;
    this.style = style;
    this.entries = entries;
    this.rows = rows;
    this.left = left;
  }

  static Legend fit(List<Key> all, Style style, double width, double height) {
    var ramp = Ramp.of(all, style);
    if (ramp == null || height < rowHeight(style)) {
      return fitNames(all, style, width, height);
    }
    var keys = all.stream().filter(key -> !ramp.keys().contains(key)).toList();
    var legend = fitNames(keys, style, width, height - rowHeight(style));
    return new Legend(style, legend.entries, legend.rows, legend.left, width, ramp);
  }

  private static Legend fitNames(List<Key> keys, Style style, double width, double height) {
    int rows = (int) (height / rowHeight(style));
    if (rows == 0) {
      return new Legend(style, List.of(), 0, 0, width, null);
    }
    for (double widest : WIDEST) {
      var legend = flow(keys, style, width, width * widest);
      if (legend.rows <= rows) {
        return legend;
      }
    }
    var all =
        flow(keys, style, width - more(style, keys.size()), width * WIDEST[WIDEST.length - 1]);
    var kept = all.entries.stream().filter(entry -> entry.row < rows).toList();
    return new Legend(style, kept, rows, keys.size() - kept.size(), width, null);
  }

  private static double more(Style style, int count) {
    return style.label().width("+ " + count + " more") + style.gap(6);
  }

  /** In one row if they fit, else in columns. */
  private static Legend flow(List<Key> keys, Style style, double width, double widest) {
    double sample = sample(style);
    double most = Math.min(widest, width - sample);
    var texts = new ArrayList<String>();
    double natural = 0;
    double longest = 0;
    for (var key : keys) {
      var text = Words.fitMiddle(Words.clean(key.look().label()), style.label(), most);
      texts.add(text);
      double used = sample + style.label().width(text) + style.gap(14);
      natural += used;
      longest = Math.max(longest, used);
    }
    boolean oneRow = natural - style.gap(14) <= width;
    int columns = oneRow ? keys.size() : (int) Math.max(1, (width + style.gap(14)) / longest);
    var entries = new ArrayList<Entry>();
    double x = 0;
    for (int i = 0; i < texts.size(); i++) {
      double at = oneRow ? x : i % columns * longest;
      entries.add(new Entry(keys.get(i), texts.get(i), at, i / columns));
      x += sample + style.label().width(texts.get(i)) + style.gap(14);
    }
    int rows = columns == 0 ? 0 : (keys.size() + columns - 1) / columns;
    return new Legend(style, entries, rows, 0, width, null);
  }

  private static double sample(Style style) {
    return style.gap(24);
  }

  private static double rowHeight(Style style) {
    return style.label().size() * LEADING;
  }

  double height() {
    int all = rows + (ramp == null ? 0 : 1);
    return all == 0 ? 0 : all * rowHeight(style) + style.gap(3);
  }

  void draw(Paper paper, double x, double top) {
    var type = style.label();
    if (ramp != null) {
      ramp.draw(paper, x, top + (rows + 0.5) * rowHeight(style), width);
    }
    for (var entry : entries) {
      double middle = top + (entry.row + 0.5) * rowHeight(style);
      double at = x + entry.x;
      entry.key.draw(paper, style, at, middle, style.gap(20));
      paper.text(entry.text, at + sample(style), type.middle(middle), type, style.theme().text);
    }
    if (left > 0 && !entries.isEmpty()) {
      var last = entries.getLast();
      double end = x + last.x + sample(style) + type.width(last.text) + style.gap(10);
      double middle = top + (last.row + 0.5) * rowHeight(style);
      var more = "+ " + left + " more";
      if (end + type.width(more) > x + width) {
        return;
      }
      paper.text(more, end, type.middle(middle), type, style.theme().dim);
    }
  }
}
