package dev.assay.figures;

import dev.assay.domain.Check;
import java.util.List;

/** A panel with a table. Rows that do not fit are left out, and the last line says how many. */
public record TablePanel(String title, List<Column> columns, List<Row> rows) implements Panel {

  /**
   * A column.
   *
   * @param number whether its cells are set to the right
   */
  public record Column(String name, boolean number) {}

  /**
   * A row.
   *
   * @param look key of the look whose sign stands before the row; empty for none
   * @param cells one for each column
   */
  public record Row(String look, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public TablePanel {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    Check.that(!columns.isEmpty(), "a table needs a column");
    for (var row : rows) {
      Check.that(
          row.cells().size() == columns.size(),
          "a row has %d cells for %d columns",
          row.cells().size(),
          columns.size());
    }
  }
}
