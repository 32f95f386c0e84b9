package dev.assay.figures.type;

import dev.assay.domain.Check;
import dev.assay.figures.shape.Outline;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A TrueType font: widths, outlines and the raw tables that a PDF embeds.
 *
 * <p>Read by hand because the JDK's own fonts need libraries of the machine that a bare server
 * lacks. Source: the OpenType specification, tables head, hhea, maxp, hmtx, cmap, loca and glyf.
 * Safe for threads.
 */
public final class Typeface {
  private static final int DEEPEST = 8; // composites within composites

  private final String name;
  private final ByteBuffer data;
  private final Map<String, Integer> offsets = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();
  private final int unitsPerEm;
  private final int glyphs;
  private final int longMetrics;
  private final boolean longOffsets;
  private final int cmap;
  private final short[] latin = new short[0x250]; // glyphs of the most frequent characters

  /**
   * A font of a file's bytes.
   *
   * @param name PostScript name, as a PDF calls it
   */
  Typeface(String name, byte[] file) {
    this.name = name;
    data = ByteBuffer.wrap(file).asReadOnlyBuffer();
    int tables = u16(4);
    for (int i = 0; i < tables; i++) {
      int entry = 12 + i * 16;
      var tag = tag(entry);
      offsets.put(tag, data.getInt(entry + 8));
      lengths.put(tag, data.getInt(entry + 12));
    }
    unitsPerEm = u16(table("head") + 18);
    longOffsets = u16(table("head") + 50) != 0;
    glyphs = u16(table("maxp") + 4);
    longMetrics = u16(table("hhea") + 34);
    cmap = unicodeMap();
    for (int c = 0; c < latin.length; c++) {
      latin[c] = (short) lookUp(c);
    }
  }

  public String name() {
    return name;
  }

  /** Units of the design to the em. */
  public int unitsPerEm() {
    return unitsPerEm;
  }

  /** The glyph of a character; 0, an empty box, if the font has none. */
  public int glyph(int codePoint) {
    return codePoint < latin.length ? latin[codePoint] & 0xffff : lookUp(codePoint);
  }

  /** Width of a glyph in units of the design. */
  public int advance(int glyph) {
    return u16(table("hmtx") + 4 * Math.min(glyph, longMetrics - 1));
  }

  /** Highest point of ordinary letters above the base line, in ems. */
  public double ascent() {
    return (double) data.getShort(table("hhea") + 4) / unitsPerEm;
  }

  /** Lowest point below the base line, in ems, positive. */
  public double descent() {
    return -(double) data.getShort(table("hhea") + 6) / unitsPerEm;
  }

  /** The four numbers of the font's box, in units of the design. */
  public int[] box() {
    int head = table("head");
    return new int[] {
      data.getShort(head + 36),
      data.getShort(head + 38),
      data.getShort(head + 40),
      data.getShort(head + 42)
    };
  }

  /** A table's bytes; empty if the font has no such table. */
  public byte[] raw(String table) {
    var offset = offsets.get(table);
    return offset == null ? new byte[0] : slice(offset, lengths.getOrDefault(table, 0));
  }

  /** A glyph as the font stores it; empty for a blank. */
  public byte[] rawGlyph(int glyph) {
    int start = glyphStart(glyph);
    return slice(table("glyf") + start, glyphStart(glyph + 1) - start);
  }

  /**
   * Adds a glyph to a path.
   *
   * @param scale points for a unit of the design; y turns over, as the font counts upwards
   */
  public void outline(int glyph, double x, double y, double scale, Outline to) {
    var place = new Place(scale, 0, 0, -scale, x, y);
    outline(glyph, place, to, 0);
  }

  /** A linear map and a shift. */
  private record Place(double xx, double xy, double yx, double yy, double dx, double dy) {
    double x(double x, double y) {
      return x * xx + y * yx + dx;
    }

    double y(double x, double y) {
      return x * xy + y * yy + dy;
    }

    Place then(double a, double b, double c, double d, double e, double f) {
      return new Place(
          a * xx + b * yx, a * xy + b * yy, c * xx + d * yx, c * xy + d * yy, x(e, f), y(e, f));
    }
  }

  private void outline(int glyph, Place place, Outline to, int depth) {
    int start = glyphStart(glyph);
    if (depth > DEEPEST || glyphStart(glyph + 1) - start < 10) {
      return;
    }
    int at = table("glyf") + start;
    int contours = data.getShort(at);
    if (contours >= 0) {
      new GlyphReader(data, at + 10, contours).draw((x, y) -> place.x(x, y), place::y, to);
    } else {
      composite(at + 10, place, to, depth);
    }
  }

  private void composite(int start, Place place, Outline to, int depth) {
    int at = start;
    int flags;
    do {
      flags = u16(at);
      int part = u16(at + 2);
      boolean words = (flags & 1) != 0;
      double dx = words ? data.getShort(at + 4) : data.get(at + 4);
      double dy = words ? data.getShort(at + 6) : data.get(at + 5);
      at += words ? 8 : 6;
      double a = 1;
      double b = 0;
      double c = 0;
      double d = 1;
      if ((flags & 8) != 0) {
        a = d = fraction(at);
        at += 2;
      } else if ((flags & 0x40) != 0) {
        a = fraction(at);
        d = fraction(at + 2);
        at += 4;
      } else if ((flags & 0x80) != 0) {
        a = fraction(at);
        b = fraction(at + 2);
        c = fraction(at + 4);
        d = fraction(at + 6);
        at += 8;
      }
      outline(part, place.then(a, b, c, d, dx, dy), to, depth + 1);
    } while ((flags & 0x20) != 0);
  }

  private double fraction(int at) {
    return data.getShort(at) / 16384.0;
  }

  private int glyphStart(int glyph) {
    int loca = table("loca");
    int index = Math.min(glyph, glyphs);
    return longOffsets ? data.getInt(loca + 4 * index) : 2 * u16(loca + 2 * index);
  }

  /** Offset of the map from Unicode's first 65 536 characters, in format 4. */
  private int unicodeMap() {
    int start = table("cmap");
    for (int i = 0; i < u16(start + 2); i++) {
      int entry = start + 4 + i * 8;
      int offset = start + data.getInt(entry + 4);
      if (u16(entry) == 3 && u16(entry + 2) == 1 && u16(offset) == 4) {
        return offset;
      }
    }
    throw new IllegalArgumentException(name + " has no map of Unicode characters");
  }

  private int lookUp(int c) {
    if (c > 0xffff) {
      return 0;
    }
    int doubled = u16(cmap + 6);
    int ends = cmap + 14;
    int low = 0;
    int high = doubled / 2 - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (u16(ends + 2 * middle) < c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int starts = ends + doubled + 2;
    int first = u16(starts + 2 * low);
    if (c < first) {
      return 0;
    }
    int delta = u16(starts + doubled + 2 * low);
    int rangeAt = starts + 2 * doubled + 2 * low;
    int range = u16(rangeAt);
    if (range == 0) {
      return c + delta & 0xffff;
    }
    int glyph = u16(rangeAt + range + 2 * (c - first));
    return glyph == 0 ? 0 : glyph + delta & 0xffff;
  }

  private int table(String tag) {
    var offset = offsets.get(tag);
    Check.that(offset != null, "%s has no table %s", name, tag);
    return offset == null ? 0 : offset;
  }

  private String tag(int at) {
    var tag = new StringBuilder(4);
    for (int i = 0; i < 4; i++) {
      tag.append((char) data.get(at + i));
    }
    return tag.toString();
  }

  private int u16(int at) {
    return data.getShort(at) & 0xffff;
  }

  private byte[] slice(int start, int length) {
    var bytes = new byte[length];
    data.get(start, bytes);
    return bytes;
  }
}
