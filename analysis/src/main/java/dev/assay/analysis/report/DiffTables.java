package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.CompareRuns.ComparedCell;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several runs side by side: in which configuration keys they differ, and by how much in what. */
public final class DiffTables {
  private DiffTables() {}

  /** Keys by rows, nested as in the configuration; runs by columns. */
  public static Table config(DiffConfigs.Answer answer) {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("key", "configuration"));
    answer.runs().forEach(run -> heads.add(Head.text(run.id(), run.id())));
    List<List<Entry>> rows = new ArrayList<>();
    List<String> open = List.of();
    for (DiffConfigs.Row row : answer.rows()) {
      List<String> path = List.of(row.key().split("\\.", -1));
      List<String> parents = path.subList(0, path.size() - 1);
      for (int depth = shared(open, parents); depth < parents.size(); depth++) {
        rows.add(parent(parents, depth, answer.runs().size()));
      }
      open = parents;
      rows.add(values(row, path));
    }
    return new Table(heads, rows, configNotes(answer));
  }

  private static int shared(List<String> one, List<String> other) {
    int depth = 0;
    while (depth < Math.min(one.size(), other.size()) && one.get(depth).equals(other.get(depth))) {
      depth++;
    }
    return depth;
  }

  private static List<Entry> parent(List<String> parents, int depth, int runs) {
    List<Entry> row = new ArrayList<>();
    row.add(new Entry("  ".repeat(depth) + parents.get(depth), parents.get(depth)));
    for (int i = 0; i < runs; i++) {
      row.add(new Entry("", null));
    }
    return row;
  }

  private static List<Entry> values(DiffConfigs.Row row, List<String> path) {
    List<Entry> entries = new ArrayList<>();
    String indent = "  ".repeat(path.size() - 1);
    entries.add(new Entry(indent + path.getLast(), row.key()));
    for (DiffConfigs.Value value : row.values()) {
      entries.add(value.present() ? Entry.text(value.json()) : Entry.NONE);
    }
    return entries;
  }

  private static List<String> configNotes(DiffConfigs.Answer answer) {
    if (answer.rows().isEmpty() && answer.same() == 0) {
      return List.of("none of the runs has a configuration");
    }
    return answer.same() == 0 ? List.of() : List.of(answer.same() + " keys are the same (--all)");
  }

  /**
   * Metrics by rows; for each run its value, and unless it is the baseline the difference to that.
   */
  public static Table metrics(CompareRuns.Answer answer) {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("metric", "metric"));
    heads.add(Head.text("unit", ""));
    for (RunRow run : answer.runs()) {
      heads.add(Head.number(run.id(), run.id()));
      if (hasDifferences(answer, run)) {
        heads.add(new Head(run.id() + ":difference", "difference", "95 % interval", false));
      }
    }
    List<String> methods = new ArrayList<>();
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < answer.metrics().size(); i++) {
      rows.add(metric(answer, i, methods));
    }
    return new Table(heads, rows, metricNotes(answer, methods));
  }

  private static boolean hasDifferences(CompareRuns.Answer answer, RunRow run) {
    return answer.baseline() != null && !run.id().equals(answer.baseline());
  }

  private static List<Entry> metric(CompareRuns.Answer answer, int at, List<String> methods) {
    Column column = answer.metrics().get(at);
    String unit = Heads.detail(column.metric());
    List<Entry> row = new ArrayList<>();
    row.add(new Entry(column.display(), column.key()));
    row.add(new Entry(unit, unit));
    List<@Nullable ComparedCell> cells = answer.cells().get(at);
    for (int i = 0; i < cells.size(); i++) {
      ComparedCell compared = cells.get(i);
      row.add(RunsTable.entry(column, compared == null ? null : compared.cell()));
      if (hasDifferences(answer, answer.runs().get(i))) {
        row.add(difference(column, compared == null ? null : compared.difference(), methods));
      }
    }
    return row;
  }

  private static Entry difference(
      Column column, @Nullable Difference difference, List<String> methods) {
    if (difference == null) {
      return Entry.NONE;
    }
    String interval = NumberText.interval(column, difference.low(), difference.high());
    String shown =
        mark(difference.verdict())
            + " "
            + NumberText.signed(column, difference.value())
            + (interval.isEmpty() ? "" : " " + interval)
            + footnote(difference.method(), methods);
    return new Entry(shown, difference.value());
  }

  /** The number of a method among those used so far, such as {@code (2)}. */
  private static String footnote(String method, List<String> methods) {
    if (method.isEmpty()) {
      return "";
    }
    if (!methods.contains(method)) {
      methods.add(method);
    }
    return " (" + (methods.indexOf(method) + 1) + ")";
  }

  /** The verdict in one sign; colour is never the only carrier. */
  static String mark(Difference.Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "▲";
      case WORSE -> "▼";
      case INDISTINGUISHABLE -> "○";
      case UNKNOWN -> " ";
    };
  }

  private static List<String> metricNotes(CompareRuns.Answer answer, List<String> methods) {
    String baseline = answer.baseline();
    if (baseline == null) {
      return List.of("no differences: there is no baseline (--baseline ID)");
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "▲ better, ▼ worse, ○ not distinguishable, no mark: no verdict; all against " + baseline);
    for (int i = 0; i < methods.size(); i++) {
      notes.add("(" + (i + 1) + ") " + methods.get(i));
    }
    return notes;
  }

  /** Both tables with one value a line, for programs. */
  public static Table tidy(DiffConfigs.Answer configs, CompareRuns.Answer comparison) {
    List<Head> heads = new ArrayList<>();
    for (String key : List.of("kind", "key", "run")) {
      heads.add(Head.text(key, key));
    }
    for (String key :
        List.of("value", "low", "high", "difference", "difference_low", "difference_high")) {
      heads.add(Head.number(key, key));
    }
    heads.add(Head.text("verdict", "verdict"));
    heads.add(Head.text("method", "method"));
    List<List<Entry>> rows = new ArrayList<>();
    for (DiffConfigs.Row row : configs.rows()) {
      for (int i = 0; i < row.values().size(); i++) {
        DiffConfigs.Value value = row.values().get(i);
        List<Entry> line = start("config", row.key(), configs.runs().get(i));
        line.add(value.present() ? Entry.text(value.json()) : Entry.NONE);
        fill(line, heads.size());
        rows.add(line);
      }
    }
    for (int at = 0; at < comparison.metrics().size(); at++) {
      Column column = comparison.metrics().get(at);
      List<@Nullable ComparedCell> cells = comparison.cells().get(at);
      for (int i = 0; i < cells.size(); i++) {
        List<Entry> line = start("metric", column.key(), comparison.runs().get(i));
        ComparedCell compared = cells.get(i);
        if (compared != null) {
          line.add(RunsTable.entry(column, compared.cell()));
          line.add(RunsTable.bound(column, compared.cell().low()));
          line.add(RunsTable.bound(column, compared.cell().high()));
          tidy(line, column, compared.difference());
        }
        fill(line, heads.size());
        rows.add(line);
      }
    }
    return new Table(heads, rows);
  }

  private static List<Entry> start(String kind, String key, RunRow run) {
    return new ArrayList<>(List.of(Entry.text(kind), Entry.text(key), Entry.text(run.id())));
  }

  private static void tidy(List<Entry> line, Column column, @Nullable Difference difference) {
    if (difference != null) {
      line.add(RunsTable.bound(column, difference.value()));
      line.add(RunsTable.bound(column, difference.low()));
      line.add(RunsTable.bound(column, difference.high()));
      line.add(Entry.text(difference.verdict().word()));
      line.add(Entry.text(difference.method()));
    }
  }

  private static void fill(List<Entry> line, int size) {
    while (line.size() < size) {
      line.add(Entry.NONE);
    }
  }
}
