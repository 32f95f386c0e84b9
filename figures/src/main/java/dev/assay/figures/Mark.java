package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.List;

/** Something drawn in a plot. Marks are listed back to front; a missing value is a gap, never 0. */
public sealed interface Mark {

  /** A mark of one series. */
  sealed interface OfSeries extends Mark {
    /** Key of its {@link Look}. */
    String look();
  }

  /**
   * A line through points in their order; a missing point breaks it.
   *
   * @param markers whether each point has a marker; they are left out where they would touch
   */
  record Line(String look, List<Datum> points, boolean markers) implements OfSeries {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** The area between two lines, see-through; a missing span breaks it. */
  record Band(String look, List<Span> spans) implements OfSeries {
    public Band {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Points, each with its interval where one is known. The interval runs along y, or along x where
   * the y axis is one of names.
   */
  record Dots(String look, List<Datum> points) implements OfSeries {
    public Dots {
      points = List.copyOf(points);
    }
  }

  /**
   * Bars from 0, upright where the x axis is one of names or of numbers, lying where the y axis is
   * one of names, each with its interval where one is known.
   *
   * @param group marks of different groups stand side by side, in the order of the marks. Those of
   *     the same group share a place, as bars that are coloured by a property do; if they have a
   *     bar at the same place, the later one stands on the earlier one, and each value is its own
   *     length
   */
  record Bars(String look, String group, List<Datum> bars) implements OfSeries {
    public Bars {
      bars = List.copyOf(bars);
    }

    /** Bars that stand beside those of other looks. */
    public static Bars of(String look, List<Datum> bars) {
      return new Bars(look, look, bars);
    }
  }

  /**
   * Error bars alone, with caps.
   *
   * @param along the axis that they run along: {@code Y} for upright ones, whose places are on x
   */
  record Interval(String look, Along along, List<Span> spans) implements OfSeries {
    public Interval {
      spans = List.copyOf(spans);
    }
  }

  /**
   * A line across the whole plot.
   *
   * @param along the axis that {@code at} counts on: {@code Y} for a level line
   * @param label its name, written at it; may be empty
   */
  record Rule(Along along, double at, String label, Kind kind) implements Mark {
    /** What the line stands for. */
    public enum Kind {
      /** The score of guessing: dotted. */
      CHANCE,
      /** No change: thin, solid. */
      ZERO,
      /** Something to compare with, such as a baseline: dashed. */
      REFERENCE
    }
  }

  /**
   * A shaded rectangle behind the data.
   *
   * @param fromX left edge; infinite for the edge of the plot, as are the other three
   * @param label written in its upper left corner where it fits; may be empty
   * @param tone how it is shaded
   */
  record Region(double fromX, double toX, double fromY, double toY, String label, Tone tone)
      implements Mark {
    /** How a region is shaded. */
    public enum Tone {
      /** Light grey; neighbours can alternate with no shade. */
      PLAIN,
      /** The good part of the plot. */
      GOOD
    }

    public Region {
      Check.that(fromX <= toX, "fromX must not be over toX, got %s and %s", fromX, toX);
      Check.that(fromY <= toY, "fromY must not be over toY, got %s and %s", fromY, toY);
    }

    /** A range of x over the whole height. */
    public static Region ofX(double from, double to, String label) {
      return new Region(
          from, to, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, label, Tone.PLAIN);
    }
  }

  /** Coloured cells; both axes are of names. */
  record Heat(List<Cell> cells, Shades shades) implements Mark {
    public Heat {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One cell of a heat map.
   *
   * @param column index on the x axis
   * @param row index on the y axis
   * @param value NaN for an empty cell
   * @param text written in it where it fits, with a mark of its verdict if there is one; may be
   *     empty
   */
  record Cell(int column, int row, double value, String text, String note) {
    public Cell {
      Check.that(column >= 0 && row >= 0, "no cell at column %d, row %d", column, row);
    }
  }

  /** Words at a place of the plot, moved aside or left out where they would cover others. */
  record Label(double x, double y, String text) implements Mark {}

  /**
   * Words right of the plot beside a row, in a column with those of other rows; never left out
   * while the name of the row is not. The y axis is one of names.
   *
   * @param row index on the y axis
   */
  record Aside(int row, String text) implements Mark {
    public Aside {
      Check.that(row >= 0, "no row %d", row);
    }
  }
}
