package dev.assay.figures.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A page that is ready to be drawn.
 *
 * @param width in points, 72 to the inch
 * @param height likewise
 * @param ground colour of the page
 * @param title for readers that cannot see it
 * @param description likewise: caption and what the panels hold
 * @param items back to front
 */
public record Scene(
    double width, double height, int ground, String title, String description, List<Item> items) {
  public Scene {
    items = List.copyOf(items);
  }

  /** The room of every line of words, in the order of drawing. */
  public List<TextBox> texts() {
    var boxes = new ArrayList<TextBox>();
    collect(items, boxes);
    return boxes;
  }

  private static void collect(List<Item> items, List<TextBox> boxes) {
    for (var item : items) {
      switch (item) {
        case Item.Text text -> boxes.add(text.box());
        case Item.Clip clip -> collect(clip.items(), boxes);
        case Item.Fill fill -> {}
        case Item.Stroke stroke -> {}
      }
    }
  }
}
