package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.report.Table.Head;
import dev.assay.domain.Metric;
import org.jspecify.annotations.Nullable;

/** The tops of columns that hold values of runs. */
final class Heads {
  private Heads() {}

  static Head of(Column column) {
    boolean number =
        column.kind() == Column.Kind.METRIC || column.valueType() == Column.ValueType.NUMBER;
    return new Head(column.key(), column.display(), detail(column.metric()), number);
  }

  /** Which way is better, and the unit unless it is a plain fraction: {@code ↑ %}. */
  static String detail(@Nullable Metric metric) {
    if (metric == null) {
      return "";
    }
    String unit = metric.percent() ? "%" : metric.unit().equals("fraction") ? "" : metric.unit();
    return (metric.direction().arrow() + " " + unit).strip();
  }
}
