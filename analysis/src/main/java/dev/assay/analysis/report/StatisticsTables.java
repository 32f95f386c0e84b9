package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CorrelateColumns;
import dev.assay.analysis.question.SummariseMetrics;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bests and correlations as tables. */
public final class StatisticsTables {
  private StatisticsTables() {}

  /** One row a metric: best, interval, lead over the next with its test, and the spread. */
  public static Table bests(SummariseMetrics.Answer answer) {
    List<Head> heads =
        List.of(
            Head.text("metric", "metric"),
            Head.number("n", "runs"),
            Head.text("best", "best"),
            Head.number("value", "value"),
            Head.number("low", "low"),
            Head.number("high", "high"),
            Head.text("next", "next"),
            Head.number("lead", "lead"),
            Head.number("p", "p"),
            Head.number("adjusted", "Holm p"),
            Head.text("verdict", "lead is"),
            Head.number("median", "median"),
            Head.number("mean", "mean"),
            Head.number("sd", "sd"),
            Head.text("worst", "worst"),
            Head.number("worst_value", "value"));
    List<List<Entry>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (SummariseMetrics.Summary summary : answer.metrics()) {
      rows.add(row(summary));
      if (summary.tied() > 1) {
        notes.add(
            summary.metric().display() + ": " + summary.tied() + " runs share the best value");
      }
    }
    notes.add(
        answer.matched()
            + " runs; p adjusted after Holm over "
            + answer.family()
            + (answer.family() == 1 ? " lead" : " leads"));
    return new Table(heads, rows, notes);
  }

  private static List<Entry> row(SummariseMetrics.Summary summary) {
    Column column = summary.metric();
    SummariseMetrics.Leader best = summary.best();
    SummariseMetrics.Leader next = summary.next();
    SummariseMetrics.Leader worst = summary.worst();
    SummariseMetrics.Lead lead = summary.lead();
    String unit = column.percent() ? " (%)" : "";
    return List.of(
        new Entry(
            (column.display() + " " + column.direction().arrow()).strip() + unit, column.key()),
        Entry.whole((long) summary.n()),
        Entry.text(best == null ? null : best.id()),
        RunsTable.bound(column, best == null ? null : (Double) best.value()),
        RunsTable.bound(column, best == null ? null : best.low()),
        RunsTable.bound(column, best == null ? null : best.high()),
        Entry.text(next == null ? null : next.id()),
        lead == null
            ? Entry.NONE
            : new Entry(NumberText.signed(column, lead.value()), lead.value()),
        chance(lead == null ? null : lead.p()),
        chance(lead == null ? null : lead.adjusted()),
        Entry.text(lead == null ? null : lead.certainty().word()),
        RunsTable.bound(column, summary.median()),
        RunsTable.bound(column, summary.mean()),
        RunsTable.bound(column, summary.sd()),
        Entry.text(worst == null ? null : worst.id()),
        RunsTable.bound(column, worst == null ? null : (Double) worst.value()));
  }

  /** One row a pair of columns. */
  public static Table correlations(CorrelateColumns.Answer answer) {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("a", "column"));
    heads.add(Head.text("b", "column"));
    heads.add(Head.number("n", "runs"));
    for (String name : List.of("pearson", "spearman")) {
      heads.add(Head.number(name, name.equals("pearson") ? "Pearson" : "Spearman"));
      heads.add(Head.number(name + ":low", "low"));
      heads.add(Head.number(name + ":high", "high"));
      heads.add(Head.number(name + ":p", "p"));
    }
    List<List<Entry>> rows = new ArrayList<>();
    for (CorrelateColumns.Pair pair : answer.pairs()) {
      List<Entry> row = new ArrayList<>();
      Column a = answer.columns().get(pair.a());
      Column b = answer.columns().get(pair.b());
      row.add(new Entry(a.display(), a.key()));
      row.add(new Entry(b.display(), b.key()));
      row.add(Entry.whole((long) pair.n()));
      add(row, pair.pearson());
      add(row, pair.spearman());
      rows.add(row);
    }
    return new Table(
        heads, rows, List.of(answer.matched() + " runs; 95 % intervals; p not adjusted"));
  }

  private static void add(List<Entry> row, CorrelateColumns.@Nullable Coefficient correlation) {
    row.add(decimals(correlation == null ? null : (Double) correlation.r()));
    row.add(decimals(correlation == null ? null : correlation.low()));
    row.add(decimals(correlation == null ? null : correlation.high()));
    row.add(chance(correlation == null ? null : (Double) correlation.p()));
  }

  private static Entry decimals(@Nullable Double value) {
    return value == null ? Entry.NONE : new Entry(three(value), value);
  }

  private static Entry chance(@Nullable Double p) {
    if (p == null) {
      return Entry.NONE;
    }
    return new Entry(p < 0.001 ? "<0.001" : three(p), p);
  }

  private static String three(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
  }
}
