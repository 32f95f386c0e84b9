package dev.assay.figures.layout;

import dev.assay.figures.type.Type;
import dev.assay.figures.type.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Names below a plot: level, on several lines, slanted, upright, or every so-manieth only, whatever
 * is the first that fits.
 */
final class NameRow {
  private static final int MOST_LINES = 3;
  private static final double SLANT = 45;

  private final Style style;
  private final List<String> names;
  private final double slot;
  private final double tallest;
  private List<List<String>> lines = List.of();
  private double angle;
  private int stride = 1;
  private double height;

  private NameRow(Style style, List<String> names, double slot, double tallest) {
    this.style = style;
    this.names = names;
    this.slot = slot;
    this.tallest = tallest;
  }

  /**
   * Chooses how to write them.
   *
   * @param slot room for one name along the axis
   * @param tallest most height that they may take
   */
  static NameRow fit(List<String> names, double slot, double tallest, Style style) {
    var row = new NameRow(style, names.stream().map(Words::clean).toList(), slot, tallest);
    row.choose();
    return row;
  }

  private Type type() {
    return style.label();
  }

  private void choose() {
    double room = slot - style.gap(5);
    double widest = names.stream().mapToDouble(type()::width).max().orElse(0);
    if (widest <= room) {
      lines = names.stream().map(List::of).toList();
      height = type().lineHeight();
    } else if (!wrap(room)) {
      turn(widest);
    }
  }

  /** On lines of whole words. */
  private boolean wrap(double room) {
    if (room < style.gap(28)) {
      return false;
    }
    var wrapped = new ArrayList<List<String>>();
    int most = 1;
    for (var name : names) {
      var parts = Words.wrap(name, type(), room, MOST_LINES);
      if (!isWhole(name, parts)) {
        return false;
      }
      for (var part : parts) {
        if (type().width(part) > room) {
          return false;
        }
      }
      most = Math.max(most, parts.size());
      wrapped.add(parts);
    }
    if (most * type().lineHeight() > tallest) {
      return false;
    }
    lines = wrapped;
    height = most * type().lineHeight();
    return true;
  }

  /** Whether nothing was cut off and no word was broken but at a joint. */
  private static boolean isWhole(String name, List<String> parts) {
    int at = 0;
    for (var part : parts) {
      while (at < name.length() && name.charAt(at) == ' ') {
        at++;
      }
      if (!name.startsWith(part, at)) {
        return false;
      }
      at += part.length();
      boolean joint = at == name.length() || " _-/,;".indexOf(name.charAt(at)) >= 0;
      if (!joint && "_-/,;".indexOf(name.charAt(at - 1)) < 0) {
        return false;
      }
    }
    return at == name.length();
  }

  /** Room for the slant of the letters themselves. */
  private double extra() {
    return type().size() * (angle == 90 ? 0.1 : 0.8);
  }

  private void turn(double widest) {
    double line = type().ascent() + type().descent() + 0.5;
    double slanted = line / Math.sin(Math.toRadians(SLANT));
    angle = slot >= slanted ? SLANT : 90;
    stride = angle == 90 ? (int) Math.max(1, Math.ceil(line / slot)) : 1;
    double sine = Math.sin(Math.toRadians(angle));
    double most = Math.max(0, (tallest - extra()) / sine);
    height = Math.min(widest, most) * sine + extra();
  }

  /** How far slanted names reach beyond the left edge of the plot. */
  double overhang(Frame frame) {
    if (angle == 0 || angle == 90) {
      return 0;
    }
    double cos = Math.cos(Math.toRadians(angle));
    double longest = (tallest - extra()) / cos; // at 45 degrees height and width are the same
    double most = 0;
    for (int i = 0; i < names.size(); i++) {
      double reach = Math.min(type().width(names.get(i)), longest) * cos + style.gap(3);
      most = Math.max(most, reach - (frame.px(i) - frame.area().left()));
    }
    return most;
  }

  double height() {
    return names.isEmpty() ? 0 : height + style.gap(5);
  }

  void draw(Paper paper, Frame frame, double cellLeft) {
    double top = frame.area().bottom() + style.gap(5);
    for (int i = 0; i < names.size(); i += stride) {
      double center = frame.px(i);
      if (angle == 0) {
        level(paper, lines.get(i), center, top);
      } else {
        turned(paper, names.get(i), center, top, cellLeft);
      }
    }
  }

  private void level(Paper paper, List<String> parts, double center, double top) {
    double y = top + type().ascent();
    for (var part : parts) {
      paper.textCenter(part, center, y, type(), style.theme().text);
      y += type().lineHeight();
    }
  }

  /** Ends below its tick, as far as the left edge and the height allow. */
  private void turned(Paper paper, String name, double center, double top, double cellLeft) {
    double cos = Math.cos(Math.toRadians(angle));
    double sin = Math.sin(Math.toRadians(angle));
    double room = Math.max(0, (height - extra()) / sin + 0.01);
    if (cos > 1e-9) {
      room = Math.min(room, (center - cellLeft - style.gap(2)) / cos);
    }
    var text = Words.fitMiddle(name, type(), room);
    double width = type().width(text);
    double middle = (type().ascent() - type().descent()) / 2; // from the base line to the middle
    double endX = center + middle * sin;
    double endY = top + type().size() * (angle == 90 ? 0 : 0.35) + middle * cos * 0.5;
    paper.text(text, endX - width * cos, endY + width * sin, type(), style.theme().text, angle);
  }
}
