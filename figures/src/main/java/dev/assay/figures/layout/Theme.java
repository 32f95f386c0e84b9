package dev.assay.figures.layout;

import dev.assay.figures.Better;
import dev.assay.figures.Colour;

/**
 * The colours of a figure on a ground.
 *
 * <p>Series: Okabe and Ito 2008, "Color Universal Design". Ordered things: viridis. Differences:
 * blue over white to vermillion. The dashboard has the same.
 */
public enum Theme {
  LIGHT(0xffffff, 0x1a1f26, 0x606975, 0xe4e7eb, 0x8a919b, 0x00704f, 0xb54708),
  DARK(0x101317, 0xe2e6eb, 0x97a1ae, 0x2a313a, 0x6b7683, 0x3fc79a, 0xf08a4b);

  private static final int[] SERIES = {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9};
  private static final int[] VIRIDIS = {
    0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
    0xbddf26, 0xfde725
  };
  private static final int BASELINE = 0x8a919b;

  final int ground;
  final int text;
  final int dim;
  final int grid;
  final int line;
  private final int better;
  private final int worse;

  Theme(int ground, int text, int dim, int grid, int line, int better, int worse) {
    this.ground = ground;
    this.text = text;
    this.dim = dim;
    this.grid = grid;
    this.line = line;
    this.better = better;
    this.worse = worse;
  }

  int colour(Colour colour) {
    return switch (colour) {
      case Colour.Series series -> SERIES[series.index() % SERIES.length];
      case Colour.Sequence sequence -> ordered(sequence.position());
      case Colour.Role role ->
          switch (role) {
            case BASELINE, UNDECIDED -> BASELINE;
            case NEUTRAL -> SERIES[0];
            case BETTER -> better;
            case WORSE -> worse;
          };
    };
  }

  /** Without the end that fades into the ground. */
  private int ordered(double position) {
    return Rgb.along(VIRIDIS, this == LIGHT ? position * 0.88 : 0.2 + position * 0.8);
  }

  /** A colour for words that belong to a series. */
  int ink(Colour colour) {
    return Rgb.readable(colour(colour), ground, text);
  }

  int sequential(double position) {
    return Rgb.along(VIRIDIS, position);
  }

  /**
   * Colour of a difference.
   *
   * @param share -1 to 1, 0 for none
   * @param side which side is better, and so blue
   */
  int diverging(double share, Better side) {
    boolean blue = share < 0 ? side != Better.UP : side == Better.UP;
    int full = blue ? SERIES[0] : SERIES[1];
    int none = this == LIGHT ? 0xf7f7f7 : 0x2b3038;
    return Rgb.mix(none, full, Math.min(1, Math.abs(share)));
  }

  /** Black or white, whichever can be read on a colour. */
  int on(int colour) {
    return Rgb.contrast(colour, 0xffffff) >= Rgb.contrast(colour, 0x101317) ? 0xffffff : 0x101317;
  }
}
