package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A figure before it is drawn: data first. Every renderer and the file of numbers read the same
 * one.
 *
 * @param id short name, for files and links: letters, digits, {@code . _ -} and {@code /}
 * @param title what is shown, of what
 * @param subtitle with which interval, n, baseline; may be empty
 * @param looks one for each series, in the order of the legend; the same in all panels
 * @param panels with their places in the grid
 * @param size the size that suits it; a reader may ask for another
 * @param caption what bands, error bars and tests are; may be empty
 * @param provenance where the numbers came from, a note each; for the JSON and the manifest, not
 *     drawn
 */
public record Figure(
    String id,
    String title,
    String subtitle,
    List<Look> looks,
    List<Place> panels,
    Size size,
    String caption,
    List<String> provenance) {

  /** Most rows or columns of the grid. */
  public static final int MAX_GRID = 64;

  /**
   * A panel's place in the grid.
   *
   * @param row from 0, at the top
   * @param column from 0, at the left
   */
  public record Place(Panel panel, int row, int column, int rowSpan, int columnSpan) {
    public Place {
      Check.that(row >= 0 && column >= 0, "no place at row %d, column %d", row, column);
      Check.that(rowSpan >= 1 && columnSpan >= 1, "a panel spans at least 1 row and 1 column");
      Check.that(
          row + rowSpan <= MAX_GRID && column + columnSpan <= MAX_GRID,
          "a grid has at most %d rows and columns",
          MAX_GRID);
    }
  }

  /**
   * A size on paper.
   *
   * @param width in inches
   * @param height in inches
   */
  public record Size(double width, double height) {
    public Size {
      Check.that(
          width >= 1 && width <= 200 && height >= 1 && height <= 200,
          "a figure is between 1 and 200 inches wide and high, not %s x %s",
          width,
          height);
    }
  }

  public Figure {
    looks = List.copyOf(looks);
    panels = List.copyOf(panels);
    provenance = List.copyOf(provenance);
    Check.that(!panels.isEmpty(), "a figure needs a panel");
    checkId(id);
    var keys = checkKeys(looks);
    checkPlaces(panels);
    for (var place : panels) {
      checkLooks(place.panel(), keys);
    }
  }

  /** A figure of one panel. */
  public static Figure of(String id, String title, String subtitle, List<Look> looks, Panel panel) {
    return grid(id, title, subtitle, looks, 1, List.of(panel)).size(8, 5);
  }

  /** A figure of panels beside and below each other, row by row. */
  public static Figure grid(
      String id,
      String title,
      String subtitle,
      List<Look> looks,
      int columns,
      List<? extends Panel> panels) {
    Check.that(columns >= 1, "a grid needs a column");
    var places = new ArrayList<Place>();
    for (int i = 0; i < panels.size(); i++) {
      places.add(new Place(panels.get(i), i / columns, i % columns, 1, 1));
    }
    int rows = (panels.size() + columns - 1) / columns;
    var size = new Size(Math.min(200, 6.0 * columns), Math.min(200, 4.0 * Math.max(1, rows)));
    return new Figure(id, title, subtitle, looks, places, size, "", List.of());
  }

  public Figure size(double width, double height) {
    return new Figure(
        id, title, subtitle, looks, panels, new Size(width, height), caption, provenance);
  }

  public Figure caption(String newCaption) {
    return new Figure(id, title, subtitle, looks, panels, size, newCaption, provenance);
  }

  public Figure provenance(List<String> notes) {
    return new Figure(id, title, subtitle, looks, panels, size, caption, notes);
  }

  /** Rows of the grid. */
  public int rows() {
    int rows = 0;
    for (var place : panels) {
      rows = Math.max(rows, place.row() + place.rowSpan());
    }
    return rows;
  }

  /** Columns of the grid. */
  public int columns() {
    int columns = 0;
    for (var place : panels) {
      columns = Math.max(columns, place.column() + place.columnSpan());
    }
    return columns;
  }

  private static void checkId(String id) {
    Check.that(!id.isEmpty() && id.length() <= 200, "an id has 1 to 200 characters");
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      Check.that(
          letter || c == '_' || c == '-' || c == '.' || c == '/',
          "an id holds letters, digits and . _ - / only, not '%s'",
          c);
    }
    Check.that(
        !("/" + id + "/").contains("/../") && !id.startsWith("/"),
        "an id leads to no other folder: '%s'",
        id);
  }

  private static Set<String> checkKeys(List<Look> looks) {
    var keys = new HashSet<String>();
    for (var look : looks) {
      Check.that(keys.add(look.key()), "two looks are called '%s'", look.key());
    }
    return keys;
  }

  private static void checkPlaces(List<Place> panels) {
    var taken = new HashSet<Integer>();
    for (var place : panels) {
      for (int row = place.row(); row < place.row() + place.rowSpan(); row++) {
        for (int column = place.column(); column < place.column() + place.columnSpan(); column++) {
          Check.that(
              taken.add(row * MAX_GRID + column),
              "two panels are at row %d, column %d",
              row,
              column);
        }
      }
    }
  }

  private static void checkLooks(Panel panel, Set<String> keys) {
    switch (panel) {
      case Plot plot -> {
        for (var mark : plot.marks()) {
          if (mark instanceof Mark.OfSeries series) {
            Check.that(keys.contains(series.look()), "no look is called '%s'", series.look());
          }
        }
      }
      case TablePanel table -> {
        for (var row : table.rows()) {
          Check.that(
              row.look().isEmpty() || keys.contains(row.look()),
              "no look is called '%s'",
              row.look());
        }
      }
      case TextPanel text -> {}
    }
  }
}
