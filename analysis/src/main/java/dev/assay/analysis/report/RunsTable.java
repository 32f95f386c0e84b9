package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page of runs as a table: the id, then the columns that were asked for. */
public final class RunsTable {
  private final List<Column> columns;
  private final boolean step;
  private final boolean intervals;

  private RunsTable(List<Column> columns, boolean step, boolean intervals) {
    this.columns = columns.stream().filter(column -> !column.key().equals("id")).toList();
    this.step = step;
    this.intervals = intervals;
  }

  /**
   * Makes the table.
   *
   * @param step whether the step comes before the columns
   * @param intervals whether each estimate also shows its 95 % interval; in CSV two columns more
   */
  public static Table of(FindRuns.Answer answer, boolean step, boolean intervals) {
    return new Table(
        heads(answer.columns(), step, intervals),
        rows(answer.columns(), answer.rows(), step, intervals),
        notes(answer));
  }

  /** The heads of {@link #of}. */
  static List<Head> heads(List<Column> columns, boolean step, boolean intervals) {
    return new RunsTable(columns, step, intervals).heads();
  }

  /** The rows of {@link #of}. */
  static List<List<Entry>> rows(
      List<Column> columns, List<RunRow> runs, boolean step, boolean intervals) {
    RunsTable table = new RunsTable(columns, step, intervals);
    return runs.stream().map(table::row).toList();
  }

  /**
   * The table with one line more where the page shows runs of some formats only.
   *
   * @param formats how many of the matching runs are of which format
   */
  public static Table withFormats(
      Table table, FindRuns.Answer answer, List<CountFacets.Facet> formats) {
    Set<String> shown = answer.rows().stream().map(RunRow::format).collect(Collectors.toSet());
    if (shown.isEmpty() || formats.stream().allMatch(format -> shown.contains(format.value()))) {
      return table;
    }
    List<String> notes = new ArrayList<>(table.notes());
    notes.add(
        "formats: "
            + formats.stream()
                .map(format -> format.value() + " " + format.count() + part(format, shown))
                .collect(Collectors.joining(", ")));
    return new Table(table.heads(), table.rows(), notes);
  }

  private static String part(CountFacets.Facet format, Set<String> shown) {
    return shown.contains(format.value()) ? "" : " (none shown)";
  }

  private List<Head> heads() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("id", "run"));
    if (step) {
      heads.add(Head.number("step", "step"));
    }
    for (Column column : columns) {
      Head head = Heads.of(column);
      boolean same = columns.stream().filter(c -> c.display().equals(column.display())).count() > 1;
      heads.add(same ? new Head(head.key(), head.key(), head.detail(), head.number()) : head);
      if (intervals && column.metric() != null) {
        heads.add(new Head(column.key() + ":low", "95 %", "low", true));
        heads.add(new Head(column.key() + ":high", "interval", "high", true));
      }
    }
    return heads;
  }

  private List<Entry> row(RunRow run) {
    List<Entry> row = new ArrayList<>();
    String mark = run.missing() ? " (missing)" : "";
    row.add(new Entry(run.id() + mark, run.id()));
    if (step) {
      row.add(Entry.whole(run.step()));
    }
    for (Column column : columns) {
      Cell cell = run.cells().get(column.key());
      row.add(entry(column, cell));
      if (intervals && column.metric() != null) {
        row.add(bound(column, cell == null ? null : cell.low()));
        row.add(bound(column, cell == null ? null : cell.high()));
      }
    }
    return row;
  }

  static Entry entry(Column column, @Nullable Cell cell) {
    return cell == null ? Entry.NONE : new Entry(NumberText.shown(column, cell), cell.value());
  }

  static Entry bound(Column column, @Nullable Double value) {
    return value == null ? Entry.NONE : new Entry(NumberText.rounded(column, value), value);
  }

  private static List<String> notes(FindRuns.Answer answer) {
    int shown = answer.rows().size();
    if (shown == answer.matched() && answer.matched() == answer.total()) {
      return List.of();
    }
    String matched =
        answer.matched() == answer.total()
            ? answer.total() + " runs"
            : answer.matched() + " of " + answer.total() + " runs match";
    return List.of(
        shown == answer.matched() ? matched : matched + "; " + shown + " shown (--limit N, --all)");
  }
}
