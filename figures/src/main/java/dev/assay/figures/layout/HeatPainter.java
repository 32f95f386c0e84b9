package dev.assay.figures.layout;

import dev.assay.figures.Mark;
import dev.assay.figures.scene.Item;
import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.List;

/** Draws the cells of a heat map, with their texts if all of them can be read. */
final class HeatPainter {
  private static final double SMALLEST = 0.72; // of the usual size of letters

  private HeatPainter() {}

  static void paint(Field field, Mark.Heat heat) {
    var frame = field.frame;
    var scale = HeatScale.of(heat, field.style.theme());
    double gap = Math.min(0.6, Math.min(frame.slotX(), frame.slotY()) * 0.06);
    for (var cell : heat.cells()) {
      if (cell.column() < frame.x().names() && cell.row() < frame.y().names()) {
        var box = box(frame, cell).inset(gap);
        if (Double.isFinite(cell.value())) {
          field.paper.fill(box, scale.colour(cell.value()));
        } else {
          missing(field, box);
        }
      }
    }
    texts(field, heat, scale);
  }

  private static Box box(Frame frame, Mark.Cell cell) {
    double left = frame.area().left() + cell.column() * frame.slotX();
    double top = frame.area().top() + cell.row() * frame.slotY();
    return Box.of(left, top, frame.slotX(), frame.slotY());
  }

  /** A dash: measured nothing, which is not the same as white. */
  private static void missing(Field field, Box box) {
    double half = Math.min(box.width() * 0.2, field.style.gap(3));
    field.paper.add(
        new Item.Stroke(
            Outline.segment(
                box.centerX() - half, box.centerY(), box.centerX() + half, box.centerY()),
            field.style.theme().dim,
            1,
            field.style.gap(0.7),
            List.of()));
  }

  private static void texts(Field field, Mark.Heat heat, HeatScale scale) {
    var frame = field.frame;
    var type = field.style.small();
    double widest = 0;
    for (var cell : heat.cells()) {
      widest = Math.max(widest, type.width(Words.clean(cell.text())));
    }
    double factor =
        Math.min(
            1,
            Math.min(
                (frame.slotX() - 3) / Math.max(widest, 1e-9),
                (frame.slotY() - 2) / (type.ascent() + type.descent())));
    if (widest == 0 || factor < SMALLEST) {
      return;
    }
    Type fitted = type.times(factor);
    for (var cell : heat.cells()) {
      if (Double.isFinite(cell.value())
          && cell.column() < frame.x().names()
          && cell.row() < frame.y().names()) {
        text(field, cell, fitted, scale);
      }
    }
  }

  private static void text(Field field, Mark.Cell cell, Type type, HeatScale scale) {
    var box = box(field.frame, cell);
    var text = Words.clean(cell.text());
    double x = box.centerX() - type.width(text) / 2;
    double y = box.centerY() + (type.ascent() - type.descent()) / 2;
    int colour = field.style.theme().on(scale.colour(cell.value()));
    if (!text.isEmpty()) {
      field.paper.tryText(new Item.Text(text, x, y, type, colour, 0), box);
    }
  }
}
