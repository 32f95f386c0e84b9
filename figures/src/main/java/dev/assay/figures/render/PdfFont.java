package dev.assay.figures.render;

import dev.assay.figures.type.Typeface;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A font in a PDF: a code of two bytes for each character that is used, in order of first use.
 *
 * <p>Characters that the font lacks have codes of their own too. They look like an empty box, but
 * can be searched and copied. Source: ISO 32000-1 sections 9.7 and 9.10.3.
 */
final class PdfFont {
  private static final int MOST_IN_A_BLOCK = 100;

  private final Typeface face;
  private final FontSubset subset;
  private final Map<Integer, Integer> codes = new LinkedHashMap<>();

  PdfFont(Typeface face) {
    this.face = face;
    this.subset = new FontSubset(face);
    codes.put(-1, 0); // the code 0 is no character
  }

  /** Appends the codes of a text as a hexadecimal string. */
  void encode(String text, StringBuilder out) {
    out.append('<');
    text.codePoints().forEach(c -> hex16(codes.computeIfAbsent(c, point -> codes.size()), out));
    out.append('>');
  }

  /** Adds the font's objects to a document; returns the number of the font. */
  int addTo(PdfObjects objects) {
    var name = tag() + "+" + face.name();
    var glyphs = ByteBuffer.allocate(2 * codes.size());
    var widths = new StringBuilder();
    for (int c : codes.keySet()) {
      int glyph = c < 0 ? 0 : face.glyph(c);
      boolean lacking = glyph == 0 && c >= 0;
      glyphs.putShort((short) (lacking ? subset.missing() : subset.number(glyph)));
      Numbers.append(widths, face.advance(glyph) * 1000.0 / face.unitsPerEm()).append(' ');
    }
    int map = objects.stream("", glyphs.array());
    var file = subset.file();
    int program = objects.stream("/Length1 " + file.length, file);
    int unicode = objects.stream("", PdfObjects.latin(toUnicode()));
    int descriptor = objects.add(descriptor(name, program));
    int descendant =
        objects.add(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/"
                + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
                + descriptor
                + " 0 R/CIDToGIDMap "
                + map
                + " 0 R/W[0["
                + widths
                + "]]>>");
    return objects.add(
        "<</Type/Font/Subtype/Type0/BaseFont/"
            + name
            + "/Encoding/Identity-H/DescendantFonts["
            + descendant
            + " 0 R]/ToUnicode "
            + unicode
            + " 0 R>>");
  }

  private String descriptor(String name, int program) {
    var box = face.box();
    var out = new StringBuilder("<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[");
    for (int side : box) {
      Numbers.append(out, side * 1000.0 / face.unitsPerEm()).append(' ');
    }
    Numbers.append(out.append("]/ItalicAngle 0/Ascent "), face.ascent() * 1000);
    Numbers.append(out.append("/Descent "), -face.descent() * 1000);
    Numbers.append(out.append("/CapHeight "), 729).append("/StemV 80/FontFile2 ");
    return out.append(program).append(" 0 R>>").toString();
  }

  /** Six letters that tell subsets apart, from the characters that are in it. */
  private String tag() {
    int hash = new ArrayList<>(codes.keySet()).hashCode();
    var tag = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + Math.floorMod(hash, 26)));
      hash = Math.floorDiv(hash, 26) * 31 + i;
    }
    return tag.toString();
  }

  private String toUnicode() {
    var out =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Map.Entry<Integer, Integer>> entries = new ArrayList<>(codes.entrySet());
    for (int start = 1; start < entries.size(); start += MOST_IN_A_BLOCK) {
      int end = Math.min(entries.size(), start + MOST_IN_A_BLOCK);
      out.append(end - start).append(" beginbfchar\n");
      for (var entry : entries.subList(start, end)) {
        hex16(entry.getValue(), out.append('<'));
        out.append("> <");
        for (char unit : Character.toChars(entry.getKey())) {
          hex16(unit, out);
        }
        out.append(">\n");
      }
      out.append("endbfchar\n");
    }
    return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  static void hex16(int value, StringBuilder out) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append("0123456789ABCDEF".charAt(value >> shift & 15));
    }
  }
}
