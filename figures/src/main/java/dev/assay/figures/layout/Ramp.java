package dev.assay.figures.layout;

import dev.assay.figures.Colour;
import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A legend for ordered things: their colours in a row between the first name and the last. */
record Ramp(Style style, List<Key> keys) {
  private static final int FEWEST = 8; // fewer are named one by one
  private static final double WIDTH = 110;
  private static final double WIDEST_NAME = 0.3; // of the room

  /** Of the ordered ones among the keys; none if they are few. */
  static @Nullable Ramp of(List<Key> keys, Style style) {
    var ordered = new ArrayList<Key>();
    for (var key : keys) {
      if (key.look().colour() instanceof Colour.Sequence) {
        ordered.add(key);
      }
    }
    ordered.sort(Comparator.comparingDouble(Ramp::position));
    return ordered.size() < FEWEST ? null : new Ramp(style, List.copyOf(ordered));
  }

  private static double position(Key key) {
    return key.look().colour() instanceof Colour.Sequence sequence ? sequence.position() : 0;
  }

  void draw(Paper paper, double left, double middle, double room) {
    var type = style.label();
    double gap = style.gap(6);
    double most = room * WIDEST_NAME;
    var first = Words.fitMiddle(Words.clean(keys.getFirst().look().label()), type, most);
    var last = Words.fitMiddle(Words.clean(keys.getLast().look().label()), type, most);
    double start = left + type.width(first) + gap;
    double width = Math.min(style.gap(WIDTH), room * (1 - 2 * WIDEST_NAME) - 2 * gap);
    if (width <= 0) {
      return;
    }
    paper.text(first, left, type.middle(middle), type, style.theme().text);
    double half = style.gap(4);
    double each = width / keys.size();
    for (int i = 0; i < keys.size(); i++) {
      double x = start + i * each;
      double end = i == keys.size() - 1 ? x + each : x + each + 0.3; // no seams
      int colour = style.theme().colour(keys.get(i).look().colour());
      paper.fill(new Box(x, middle - half, end, middle + half), colour);
    }
    paper.text(last, start + width + gap, type.middle(middle), type, style.theme().text);
  }
}
