package dev.assay.figures.layout;

import dev.assay.figures.scene.Item;
import dev.assay.figures.scene.TextBox;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been drawn so far, and where words are, so that none covers another. */
final class Paper {
  private static final double APART = 1; // points between words that may be left out

  final Box page;
  private final List<Item> items = new ArrayList<>();
  private final List<TextBox> texts = new ArrayList<>();
  private final List<Box> bounds = new ArrayList<>();

  Paper(Box page) {
    this.page = page;
  }

  List<Item> items() {
    return items;
  }

  void add(Item item) {
    items.add(item);
  }

  void fill(Outline outline, int colour, double alpha) {
    items.add(new Item.Fill(outline, colour, alpha));
  }

  void fill(Box box, int colour) {
    fill(Outline.box(box), colour, 1);
  }

  void line(double x1, double y1, double x2, double y2, int colour, double width) {
    items.add(new Item.Stroke(Outline.segment(x1, y1, x2, y2), colour, 1, width, List.of()));
  }

  /** Words whose room the layout has kept free. */
  void text(String text, double x, double y, Type type, int colour) {
    text(text, x, y, type, colour, 0);
  }

  void text(String text, double x, double y, Type type, int colour, double angle) {
    if (!text.isEmpty()) {
      put(new Item.Text(text, x, y, type, colour, angle));
    }
  }

  void textRight(String text, double right, double y, Type type, int colour) {
    text(text, right - type.width(text), y, type, colour);
  }

  void textCenter(String text, double center, double y, Type type, int colour) {
    text(text, center - type.width(text) / 2, y, type, colour);
  }

  /** Words that may be left out: drawn only within {@code room} and clear of all other words. */
  boolean tryText(Item.Text text, Box room) {
    return tryText(text, room, null, 0);
  }

  /** The same, on a ground of its own where what lies below is not even. */
  boolean tryText(Item.Text text, Box room, @Nullable Box ground, int colour) {
    var box = text.box();
    var around = box.bounds();
    if (around.left() < room.left()
        || around.right() > room.right()
        || around.top() < room.top()
        || around.bottom() > room.bottom()
        || !isFree(box, around)) {
      return false;
    }
    if (ground != null) {
      fill(ground, colour);
    }
    put(text);
    return true;
  }

  private boolean isFree(TextBox box, Box around) {
    var wide = around.inset(-APART);
    for (int i = 0; i < texts.size(); i++) {
      if (bounds.get(i).overlaps(wide) && texts.get(i).overlaps(box, -APART)) {
        return false;
      }
    }
    return true;
  }

  private void put(Item.Text text) {
    items.add(text);
    var box = text.box();
    texts.add(box);
    bounds.add(box.bounds());
  }
}
