package dev.assay.figures;

import dev.assay.domain.Check;

/**
 * How one series looks, in all panels of a figure and in its legend.
 *
 * @param key what marks call it; unique in the figure
 * @param label what a reader sees; may be long, and is shortened in the middle where it must
 * @param colour place in the palette
 * @param dash of its lines, and hatch of its bars
 * @param marker of its points
 */
public record Look(String key, String label, Colour colour, Dash dash, Marker marker) {
  private static final int SHAPES = Marker.values().length - 1; // all but NONE
  private static final int DASHES = Dash.values().length;

  public Look {
    Check.that(!key.isEmpty(), "a look needs a key");
  }

  /**
   * The look of the {@code index}-th series: colours first, then other dashes and markers, so that
   * no two of the first 192 are alike.
   *
   * @param index from 0
   */
  public static Look nth(int index, String key, String label) {
    int round = index / Colour.PALETTE;
    int turn = round / SHAPES;
    return new Look(
        key,
        label,
        new Colour.Series(index % Colour.PALETTE),
        Dash.values()[(round + turn) % DASHES],
        Marker.values()[round % SHAPES]);
  }

  /** A look with a meaning, with the dash and marker that go with it. */
  public static Look of(String key, String label, Colour.Role role) {
    return switch (role) {
      case BASELINE -> new Look(key, label, role, Dash.DASHED, Marker.HOLLOW_DIAMOND);
      case NEUTRAL -> new Look(key, label, role, Dash.SOLID, Marker.CIRCLE);
      case BETTER -> new Look(key, label, role, Dash.SOLID, Marker.TRIANGLE_UP);
      case WORSE -> new Look(key, label, role, Dash.DASHED, Marker.TRIANGLE_DOWN);
      case UNDECIDED -> new Look(key, label, role, Dash.DOTTED, Marker.HOLLOW_CIRCLE);
    };
  }

  /** The look of one among ordered things. */
  public static Look ordered(String key, String label, double position) {
    return new Look(key, label, new Colour.Sequence(position), Dash.SOLID, Marker.CIRCLE);
  }
}
