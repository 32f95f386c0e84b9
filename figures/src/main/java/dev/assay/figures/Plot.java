package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.List;

/**
 * A panel with two axes.
 *
 * @param marks back to front
 * @param legend where the names of the series go
 * @param empty what the panel says when no mark has anything to draw
 */
public record Plot(String title, Axis x, Axis y, List<Mark> marks, Legend legend, String empty)
    implements Panel {

  /** Where the names of series go. */
  public enum Legend {
    /**
     * At the ends of lines while they fit there, else in a legend above the plot; where several
     * plots have the same series, in one legend for all.
     */
    AUTO,
    /** The same, also where other plots of the figure have the same series. */
    ENDS,
    /** In a legend above the plot. */
    ABOVE,
    /** Nowhere: the axis or another panel names them. */
    NONE
  }

  public Plot {
    marks = List.copyOf(marks);
    for (var mark : marks) {
      Check.that(
          !(mark instanceof Mark.Heat)
              || (x.scale() instanceof Scale.Category && y.scale() instanceof Scale.Category),
          "a heat map needs two axes of names");
    }
  }

  /** A plot with the usual legend and words for nothing to show. */
  public static Plot of(String title, Axis x, Axis y, List<Mark> marks) {
    return new Plot(title, x, y, marks, Legend.AUTO, "No data");
  }

  public Plot legend(Legend newLegend) {
    return new Plot(title, x, y, marks, newLegend, empty);
  }

  public Plot empty(String words) {
    return new Plot(title, x, y, marks, legend, words);
  }
}
