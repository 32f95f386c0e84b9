package dev.assay.figures.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.figures.shape.Outline;
import java.io.IOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

/** Another reader of the same font agrees with ours. */
class TypefaceTest {
  private static TrueTypeFont other(String file) throws IOException {
    try (var in = TypefaceTest.class.getResourceAsStream("/liberation/" + file)) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    }
  }

  @Test
  void glyphsAndWidthsAreThoseOfFontBox() throws IOException {
    try (var font = other("LiberationSans-Bold.ttf")) {
      var map = font.getUnicodeCmapLookup();
      for (int c = 0x20; c < 0xfffe; c++) {
        int glyph = Fonts.bold().glyph(c);
        assertThat(glyph).as("character %x", c).isEqualTo(map.getGlyphId(c));
        assertThat(Fonts.bold().advance(glyph)).isEqualTo(font.getAdvanceWidth(glyph));
      }
    }
  }

  @Test
  void outlinesFillTheSameBoxes() throws IOException {
    try (var font = other("LiberationSans-Regular.ttf")) {
      for (int c : "AgÄßéœ½▲▼○↑−…%@(Ω".codePoints().toArray()) {
        int glyph = Fonts.regular().glyph(c);
        assertThat(glyph).as(Character.toString(c)).isPositive();
        var outline = new Outline();
        Fonts.regular().outline(glyph, 0, 0, 1, outline);
        var ours = outline.bounds();
        var theirs = font.getGlyph().getGlyph(glyph).getPath().getBounds2D();

        assertThat(ours.left()).isEqualTo(theirs.getMinX(), within(1.5));
        assertThat(ours.right()).isEqualTo(theirs.getMaxX(), within(1.5));
        assertThat(-ours.bottom()).isEqualTo(theirs.getMinY(), within(1.5));
        assertThat(-ours.top()).isEqualTo(theirs.getMaxY(), within(1.5));
      }
    }
  }

  @Test
  void charactersBeyondTheFontAreAnEmptyBox() {
    assertThat(Fonts.regular().glyph(0x1F680)).isZero();
    assertThat(Fonts.regular().glyph(0x4e2d)).isZero();
  }
}
