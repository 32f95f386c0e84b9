package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;

/** A format whose tables can be written row by row. */
interface TableText {
  /** What stands above the rows. */
  String begin(List<Head> heads);

  /** One row with its line feed. */
  String row(List<Entry> entries);

  /** What stands below the rows. */
  String end(List<String> notes);

  /** A whole table. */
  default String whole(Table table) {
    StringBuilder out = new StringBuilder(begin(table.heads()));
    table.rows().forEach(row -> out.append(row(row)));
    return out.append(end(table.notes())).toString();
  }
}
