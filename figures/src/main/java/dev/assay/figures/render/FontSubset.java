package dev.assay.figures.render;

import dev.assay.figures.type.Typeface;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The glyphs of a font that a document uses, numbered anew, as a TrueType file to embed.
 *
 * <p>Source: the OpenType specification; ISO 32000-1 section 9.9 for the tables that a PDF needs.
 */
final class FontSubset {
  private static final int WORDS = 1;
  private static final int SCALE = 8;
  private static final int MORE = 0x20;
  private static final int TWO_SCALES = 0x40;
  private static final int MATRIX = 0x80;

  private final Typeface face;
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>(); // old to new
  private final List<Integer> glyphs = new ArrayList<>(); // new to old

  private int missing;

  FontSubset(Typeface face) {
    this.face = face;
    number(0);
  }

  /** The new number of a glyph, which is part of the subset from now on. */
  int number(int glyph) {
    var known = numbers.get(glyph);
    if (known != null) {
      return known;
    }
    int number = glyphs.size();
    numbers.put(glyph, number);
    glyphs.add(glyph);
    return number;
  }

  /**
   * The number of the empty box for characters that the font lacks. Not 0, which some readers do
   * not draw.
   */
  int missing() {
    if (missing == 0) {
      missing = glyphs.size();
      glyphs.add(0);
    }
    return missing;
  }

  byte[] file() {
    var tables = new TreeMap<String, byte[]>();
    var outlines = new ByteArrayOutputStream();
    var starts = new ArrayList<Integer>();
    for (int i = 0; i < glyphs.size(); i++) { // grows as composites bring their parts
      starts.add(outlines.size());
      outlines.writeBytes(renumbered(face.rawGlyph(glyphs.get(i))));
      while (outlines.size() % 4 != 0) {
        outlines.write(0);
      }
    }
    starts.add(outlines.size());
    tables.put("glyf", outlines.toByteArray());
    var loca = ByteBuffer.allocate(4 * starts.size());
    starts.forEach(loca::putInt);
    tables.put("loca", loca.array());
    tables.put("hmtx", metrics());
    tables.put("head", patched("head", 50, 1));
    tables.put("hhea", patched("hhea", 34, glyphs.size()));
    tables.put("maxp", patched("maxp", 4, glyphs.size()));
    for (var hints : List.of("cvt ", "fpgm", "prep")) {
      var raw = face.raw(hints);
      if (raw.length > 0) {
        tables.put(hints, raw);
      }
    }
    return assemble(tables);
  }

  private byte[] renumbered(byte[] glyph) {
    var data = ByteBuffer.wrap(glyph);
    if (glyph.length < 10 || data.getShort(0) >= 0) {
      return glyph;
    }
    int at = 10;
    int flags;
    do {
      flags = data.getShort(at);
      data.putShort(at + 2, (short) number(data.getShort(at + 2) & 0xffff));
      at += (flags & WORDS) != 0 ? 8 : 6;
      if ((flags & SCALE) != 0) {
        at += 2;
      } else if ((flags & TWO_SCALES) != 0) {
        at += 4;
      } else if ((flags & MATRIX) != 0) {
        at += 8;
      }
    } while ((flags & MORE) != 0);
    return glyph;
  }

  private byte[] metrics() {
    var metrics = ByteBuffer.allocate(4 * glyphs.size());
    for (int glyph : glyphs) {
      var outline = face.rawGlyph(glyph);
      metrics.putShort((short) face.advance(glyph));
      metrics.putShort(outline.length < 10 ? 0 : ByteBuffer.wrap(outline).getShort(2)); // xMin
    }
    return metrics.array();
  }

  private byte[] patched(String table, int at, int value) {
    var raw = face.raw(table);
    ByteBuffer.wrap(raw).putShort(at, (short) value);
    return raw;
  }

  private static byte[] assemble(Map<String, byte[]> tables) {
    int size = 12 + 16 * tables.size();
    for (var table : tables.values()) {
      size += padded(table.length);
    }
    var out = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(tables.size());
    out.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (power * 16));
    out.putShort((short) Integer.numberOfTrailingZeros(power));
    out.putShort((short) (tables.size() * 16 - power * 16));
    int offset = 12 + 16 * tables.size();
    for (var table : tables.entrySet()) {
      for (char c : table.getKey().toCharArray()) {
        out.put((byte) c);
      }
      var content = table.getValue();
      out.putInt(checksum(content)).putInt(offset).putInt(content.length);
      offset += padded(content.length);
    }
    for (var content : tables.values()) {
      out.put(content).put(new byte[padded(content.length) - content.length]);
    }
    return out.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static int checksum(byte[] table) {
    var data = ByteBuffer.wrap(Arrays.copyOf(table, padded(table.length)));
    int sum = 0;
    while (data.hasRemaining()) {
      sum += data.getInt();
    }
    return sum;
  }
}
