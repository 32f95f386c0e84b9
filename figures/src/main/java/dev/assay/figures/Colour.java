package dev.assay.figures;

import dev.assay.domain.Check;

/** A place in the palette; the theme says which colour that is on its ground. */
public sealed interface Colour {

  /** Distinct colours of the palette, before it begins anew: Okabe and Ito's. */
  int PALETTE = 6;

  /**
   * One of the series colours.
   *
   * @param index from 0; beyond {@link #PALETTE} colours begin anew, and {@link Look#nth} changes
   *     dash and marker
   */
  record Series(int index) implements Colour {
    public Series {
      Check.that(index >= 0, "a colour's index must be at least 0, not %d", index);
    }
  }

  /** A colour with a meaning. Never the only carrier of it: dash, hatch or marker tell too. */
  enum Role implements Colour {
    /** What others are compared with: neutral grey. */
    BASELINE,
    /** Nothing to be told apart: one series alone, or context. */
    NEUTRAL,
    BETTER,
    WORSE,
    /** A difference that the data cannot tell from none. */
    UNDECIDED
  }

  /**
   * A place on the sequential scale (viridis), for ordered things such as steps.
   *
   * @param position 0 for the first, 1 for the last
   */
  record Sequence(double position) implements Colour {
    public Sequence {
      Check.that(
          position >= 0 && position <= 1, "a position must be between 0 and 1, not %s", position);
    }
  }
}
