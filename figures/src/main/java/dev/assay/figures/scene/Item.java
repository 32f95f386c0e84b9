package dev.assay.figures.scene;

import dev.assay.figures.shape.Box;
import dev.assay.figures.shape.Outline;
import dev.assay.figures.type.Type;
import java.util.List;

/** One thing to draw. Colours are 0xRRGGBB; lengths are points. */
public sealed interface Item {

  /**
   * An area, by the non-zero rule.
   *
   * @param alpha 0 for unseen, 1 for solid
   */
  record Fill(Outline outline, int colour, double alpha) implements Item {}

  /**
   * A line.
   *
   * @param dashes lengths of strokes and gaps in turn; empty for an unbroken line
   */
  record Stroke(Outline outline, int colour, double alpha, double width, List<Double> dashes)
      implements Item {
    public Stroke {
      dashes = List.copyOf(dashes);
    }
  }

  /**
   * Words on one line, already cleaned and fitted.
   *
   * @param x where the first letter begins on the base line
   * @param y the base line there
   * @param angle degrees counter-clockwise
   */
  record Text(String text, double x, double y, Type type, int colour, double angle)
      implements Item {

    /** The room that it takes. */
    public TextBox box() {
      return TextBox.of(text, x, y, type, angle);
    }
  }

  /** Items of which only what lies in the box is seen. */
  record Clip(Box box, List<Item> items) implements Item {
    public Clip {
      items = List.copyOf(items);
    }
  }
}
