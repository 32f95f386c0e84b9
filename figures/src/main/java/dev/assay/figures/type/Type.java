package dev.assay.figures.type;

import dev.assay.domain.Check;

/**
 * A size and weight of letters.
 *
 * @param size of the em, in points
 */
public record Type(double size, boolean bold) {
  private static final double ASCENT = 0.80; // top of brackets and accented small letters, in ems
  private static final double DESCENT = 0.22;
  private static final double LEADING = 1.22;

  public Type {
    Check.that(size > 0 && Double.isFinite(size), "a type size must be over 0, not %s", size);
  }

  public static Type regular(double size) {
    return new Type(size, false);
  }

  public Typeface face() {
    return bold ? Fonts.bold() : Fonts.regular();
  }

  /** Width of a line in points, without kerning. */
  public double width(String text) {
    var face = face();
    long units = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      units += face.advance(face.glyph(c));
      i += Character.charCount(c);
    }
    return units * size / face.unitsPerEm();
  }

  /** Room above the base line. */
  public double ascent() {
    return ASCENT * size;
  }

  /** Room below the base line. */
  public double descent() {
    return DESCENT * size;
  }

  /** From base line to base line. */
  public double lineHeight() {
    return LEADING * size;
  }

  /** Where the base line is for words in the middle of a height. */
  public double middle(double y) {
    return y + 0.35 * size;
  }

  public Type times(double factor) {
    return new Type(size * factor, bold);
  }
}
