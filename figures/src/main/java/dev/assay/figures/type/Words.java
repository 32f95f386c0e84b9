package dev.assay.figures.type;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** Makes foreign text fit to be drawn: one line, no control characters, no wider than its room. */
public final class Words {
  private static final String DOTS = "\u2026";
  private static final int LONGEST = 2000; // characters that are looked at

  private Words() {}

  /**
   * One line without control, format and lone surrogate characters; runs of blanks become one.
   *
   * <p>Marks that turn the direction of writing go too, as they would turn what follows.
   */
  public static String clean(String text) {
    var out = new StringBuilder(Math.min(text.length(), LONGEST));
    boolean blank = false;
    for (int i = 0; i < Math.min(text.length(), LONGEST); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      if (Character.isWhitespace(c) || type == Character.CONTROL || c == 0xa0) {
        blank = true;
      } else if (type != Character.FORMAT) {
        if (blank && !out.isEmpty()) {
          out.append(' ');
        }
        blank = false;
        out.appendCodePoint(
            type == Character.SURROGATE || type == Character.UNASSIGNED ? 0xfffd : c);
      }
    }
    return out.toString();
  }

  /** The text, its middle left out where it is too wide; empty if not even a letter fits. */
  public static String fitMiddle(String text, Type type, double width) {
    if (type.width(text) <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int low = 0;
    int high = points.length - 1;
    while (low < high) { // most code points that fit
      int middle = (low + high + 1) >>> 1;
      if (type.width(withoutMiddle(points, middle)) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? "" : withoutMiddle(points, low);
  }

  private static String withoutMiddle(int[] points, int kept) {
    int head = (kept + 1) / 2;
    int tail = kept - head;
    return new String(points, 0, head) + DOTS + new String(points, points.length - tail, tail);
  }

  /** The text, its end left out where it is too wide. */
  private static String fitEnd(String text, Type type, double width) {
    if (type.width(text) <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int kept = points.length;
    while (kept > 0 && type.width(new String(points, 0, kept).stripTrailing() + DOTS) > width) {
      kept--;
    }
    return kept == 0 ? "" : new String(points, 0, kept).stripTrailing() + DOTS;
  }

  /**
   * The text on at most so many lines, broken at blanks, or within a word that is wider than a
   * line. What does not fit is cut off with dots.
   */
  public static List<String> wrap(String text, Type type, double width, int lines) {
    var out = new ArrayList<String>();
    var rest = lines < 1 ? "" : text.strip();
    while (!rest.isEmpty()) {
      if (out.size() == lines - 1) {
        var last = fitEnd(rest, type, width);
        if (!last.isEmpty()) {
          out.add(last);
        }
        return out;
      }
      int end = lineEnd(rest, type, width);
      if (end == 0) {
        return out;
      }
      out.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return out;
  }

  /** Where the first line ends: after the last word that fits, or within the first word. */
  private static int lineEnd(String text, Type type, double width) {
    double room = width / type.size() * type.face().unitsPerEm();
    int lastBreak = 0;
    double used = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == ' ') {
        lastBreak = i;
      }
      used += type.face().advance(type.face().glyph(c));
      if (used > room && c != ' ') {
        return lastBreak > 0 ? lastBreak : i;
      }
      i += Character.charCount(c);
      if (isJoint(c) && i > lastBreak && used <= room) {
        lastBreak = i;
      }
    }
    return text.length();
  }

  /** Characters after which a name may be broken. */
  private static boolean isJoint(int c) {
    return c == '_' || c == '-' || c == '/' || c == ',' || c == ';';
  }

  /**
   * The characters in the order in which they stand on paper, from left to right; for back ends
   * that set letter after letter. Letters are not joined, as Arabic would need.
   */
  public static String visual(String text) {
    var letters = text.toCharArray();
    if (!Bidi.requiresBidi(letters, 0, letters.length)) {
      return text;
    }
    var bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
    int runs = bidi.getRunCount();
    var levels = new byte[runs];
    var parts = new String[runs];
    for (int i = 0; i < runs; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      var part = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = levels[i] % 2 == 0 ? part : new StringBuilder(part).reverse().toString();
    }
    Bidi.reorderVisually(levels, 0, parts, 0, runs);
    return String.join("", parts);
  }
}
