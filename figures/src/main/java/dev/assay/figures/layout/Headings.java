package dev.assay.figures.layout;

import dev.assay.figures.shape.Box;
import dev.assay.figures.type.Words;

/** Headings of panels, and what stands in a panel without content. */
final class Headings {
  private static final int MOST_LINES = 2;

  private Headings() {}

  /** Draws the heading; returns the room below. */
  static Box panel(String title, Box cell, Style style, Paper paper) {
    var type = style.heading();
    double y = cell.top();
    int most = (int) Math.min(MOST_LINES, cell.height() / type.lineHeight());
    for (var line : Words.wrap(Words.clean(title), type, cell.width(), most)) {
      paper.text(line, cell.left(), y + type.ascent(), type, style.theme().text);
      y += type.lineHeight();
    }
    return cell.cut(0, y == cell.top() ? 0 : y - cell.top() + style.gap(4), 0, 0);
  }

  /** Words in the middle of an empty panel. */
  static void empty(String words, Box room, Style style, Paper paper) {
    var type = style.label();
    int most = (int) (room.height() / type.lineHeight());
    if (most < 1) {
      return;
    }
    var lines = Words.wrap(Words.clean(words), type, room.width(), Math.min(4, most));
    double top = room.centerY() - lines.size() * type.lineHeight() / 2;
    for (var line : lines) {
      paper.textCenter(line, room.centerX(), top + type.ascent(), type, style.theme().dim);
      top += type.lineHeight();
    }
  }
}
