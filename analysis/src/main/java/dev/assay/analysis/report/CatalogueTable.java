package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All that can be a column: metrics, fields, configuration paths. */
public final class CatalogueTable {
  private CatalogueTable() {}

  public static Table of(ListCatalogue.Answer answer) {
    List<Head> heads =
        List.of(
            Head.text("key", "column"),
            Head.text("kind", "kind"),
            Head.text("display", "heading"),
            Head.text("direction", "better"),
            Head.text("unit", "unit"),
            Head.text("type", "values"),
            Head.number("count", "runs"));
    List<List<Entry>> rows =
        Stream.of(answer.fields(), answer.metrics(), answer.config())
            .flatMap(List::stream)
            .map(CatalogueTable::row)
            .toList();
    return new Table(heads, rows);
  }

  private static List<Entry> row(Column column) {
    var metric = column.metric();
    return List.of(
        Entry.text(column.key()),
        Entry.text(column.kind().word()),
        Entry.text(column.display()),
        metric == null
            ? Entry.NONE
            : Entry.text(column.direction().name().toLowerCase(Locale.ROOT)),
        metric == null ? Entry.NONE : Entry.text(metric.unit()),
        Entry.text(column.valueType().word()),
        Entry.whole((long) column.count()));
  }
}
