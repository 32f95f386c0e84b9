package dev.assay.analysis.suite;

import dev.assay.domain.MetricKey;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Look;
import dev.assay.figures.Marker;

/**
 * A slice or task of a tier.
 *
 * @param name as figures show it
 * @param key of its values
 * @param group heading and colour; empty for none
 * @param set the second division; empty for none
 * @param colour place of its group in the palette
 * @param shade how many of its group come before it
 * @param chance value that guessing reaches; NaN if unknown
 */
record Member(
    String name, MetricKey key, String group, String set, int colour, int shade, double chance) {
  private static final int SHAPES = Marker.values().length - 1; // all but NONE
  private static final int DASHES = Dash.values().length;

  /** The colour tells the group; dash and marker tell the first 32 of a group apart. */
  Look look() {
    return new Look(
        name,
        name,
        new Colour.Series(colour),
        Dash.values()[shade % DASHES],
        Marker.values()[(shade / DASHES + shade) % SHAPES]);
  }
}
