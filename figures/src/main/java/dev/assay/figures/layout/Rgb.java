package dev.assay.figures.layout;

/** Colours as 0xRRGGBB. */
final class Rgb {
  private static final double READABLE = 4.5; // WCAG 2.2, success criterion 1.4.3

  private Rgb() {}

  /** From one colour to another; 0 is the first, 1 the second. */
  static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }

  /** Along a row of colours at equal distances; 0 is the first, 1 the last. */
  static int along(int[] stops, double position) {
    double place = Math.clamp(position, 0, 1) * (stops.length - 1);
    int index = Math.min((int) place, stops.length - 2);
    return mix(stops[index], stops[index + 1], place - index);
  }

  /** Relative luminance after WCAG 2.2. */
  static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  static double contrast(int a, int b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /** The colour, moved towards {@code ink} until words in it can be read on {@code ground}. */
  static int readable(int colour, int ground, int ink) {
    for (double share = 0; share < 1; share += 0.1) {
      int mixed = mix(colour, ink, share);
      if (contrast(mixed, ground) >= READABLE) {
        return mixed;
      }
    }
    return ink;
  }
}
