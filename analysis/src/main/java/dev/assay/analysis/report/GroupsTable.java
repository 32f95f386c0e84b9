package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.GroupRuns;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of runs as a table: the keys, the number of runs, then mean, sd and n per column. */
public final class GroupsTable {
  private GroupsTable() {}

  /**
   * Makes the table.
   *
   * @param intervals whether each mean also shows its 95 % interval
   */
  public static Table of(GroupRuns.Answer answer, boolean intervals) {
    List<Head> heads = new ArrayList<>();
    answer.by().forEach(column -> heads.add(Heads.of(column)));
    heads.add(Head.number("runs", "runs"));
    for (Column column : answer.columns()) {
      Head head = Heads.of(column);
      heads.add(new Head(head.key(), head.title(), head.detail(), true));
      if (intervals) {
        heads.add(Head.number(column.key() + ":low", "low"));
        heads.add(Head.number(column.key() + ":high", "high"));
      }
      heads.add(Head.number(column.key() + ":sd", "sd"));
      heads.add(Head.number(column.key() + ":n", "n"));
    }
    List<List<Entry>> rows = new ArrayList<>();
    answer.rows().forEach(group -> rows.add(row(answer.columns(), group, intervals)));
    return new Table(heads, rows, notes(answer));
  }

  private static List<Entry> row(List<Column> columns, GroupRuns.Group group, boolean intervals) {
    List<Entry> row = new ArrayList<>();
    for (Object value : group.key()) {
      row.add(key(value));
    }
    row.add(Entry.whole((long) group.count()));
    for (Column column : columns) {
      GroupRuns.GroupCell cell = group.cells().get(column.key());
      row.add(RunsTable.bound(column, cell == null ? null : cell.mean()));
      if (intervals) {
        row.add(RunsTable.bound(column, cell == null ? null : cell.low()));
        row.add(RunsTable.bound(column, cell == null ? null : cell.high()));
      }
      row.add(RunsTable.bound(column, cell == null ? null : cell.sd()));
      row.add(cell == null ? Entry.NONE : Entry.whole((long) cell.n()));
    }
    return row;
  }

  private static Entry key(@Nullable Object value) {
    if (value == null) {
      return Entry.NONE;
    }
    return new Entry(
        value instanceof Double number ? NumberText.exact(number) : value.toString(), value);
  }

  private static List<String> notes(GroupRuns.Answer answer) {
    List<String> notes = new ArrayList<>();
    notes.add("mean over the runs of a group; 95 % t interval from 3 runs");
    if (answer.rows().size() < answer.groups()) {
      notes.add(answer.groups() + " groups; " + answer.rows().size() + " shown (--limit N, --all)");
    }
    return notes;
  }
}
