package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.OptionalDouble;

/** How a heat map turns a value into a colour. */
public sealed interface Shades {

  /** What the colours stand for, beside the bar of colours; may be empty. */
  String label();

  /** How the bar of colours writes its values. */
  TickFormat format();

  /**
   * From dark to light (viridis).
   *
   * @param min value of the first colour, empty for the least value
   * @param max value of the last colour, empty for the greatest
   */
  record Sequential(OptionalDouble min, OptionalDouble max, String label, TickFormat format)
      implements Shades {}

  /**
   * From blue by white to vermillion, white at {@code middle}.
   *
   * @param reach distance from the middle to the full colours, empty for the greatest distance
   * @param better which side is better, and so blue; with {@code NONE} the upper side is vermillion
   */
  record Diverging(
      double middle, OptionalDouble reach, Better better, String label, TickFormat format)
      implements Shades {
    public Diverging {
      Check.that(Double.isFinite(middle), "the middle must be finite, not %s", middle);
      reach.ifPresent(r -> Check.that(r > 0, "reach must be over 0, not %s", r));
    }
  }
}
