package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.ShowRun;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.domain.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run in full: what it is, its estimates, where they come from. */
public final class ShowTables {
  private ShowTables() {}

  /** Every estimate with its interval, count and source. */
  public static Table estimates(ShowRun.Answer answer) {
    List<Head> heads =
        List.of(
            Head.text("metric", "metric"),
            Head.text("unit", "unit"),
            Head.number("value", "value"),
            Head.number("low", "95 % low"),
            Head.number("high", "95 % high"),
            Head.number("se", "std. error"),
            Head.number("n", "n"),
            Head.text("interval", "interval"),
            Head.text("source", "source"));
    return new Table(heads, answer.estimates().stream().map(ShowTables::estimate).toList());
  }

  private static List<Entry> estimate(ShowRun.Measured measured) {
    Column column = measured.metric();
    Cell cell = measured.cell();
    return List.of(
        new Entry(column.display(), column.key()),
        new Entry(Heads.detail(column.metric()), Heads.detail(column.metric())),
        RunsTable.entry(column, cell),
        RunsTable.bound(column, cell.low()),
        RunsTable.bound(column, cell.high()),
        RunsTable.bound(column, cell.se()),
        Entry.whole(cell.n()),
        word(cell.method()),
        word(cell.source()));
  }

  private static Entry word(@Nullable Enum<?> value) {
    return value == null ? Entry.NONE : Entry.text(value.name().toLowerCase(Locale.ROOT));
  }

  /** Everything, for people. */
  public static String text(ShowRun.Answer answer, TextTable.Page page) {
    StringBuilder out = new StringBuilder();
    facts(out, answer);
    if (!answer.estimates().isEmpty()) {
      out.append('\n').append(TextTable.render(estimates(answer), page));
    }
    section(out, "per-sample scores", answer.samples(), ShowTables::samples);
    section(out, "curves", answer.series(), ShowTables::curve);
    section(out, "files", answer.sources(), ShowTables::source);
    section(out, "evaluations of this checkpoint", answer.history(), ShowTables::evaluation);
    section(out, "remarks", answer.remarks(), line -> line);
    section(out, "configuration", ConfigLines.of(answer.config()), line -> line);
    return out.toString();
  }

  private static String samples(ShowRun.SampleSum sum) {
    return sum.metric()
        + "  "
        + sum.scored()
        + " scored, "
        + sum.unscored()
        + " without a score  "
        + sum.file();
  }

  private static String curve(ShowRun.SeriesHead head) {
    return head.task()
        + " "
        + head.name()
        + (head.part().isEmpty() ? "" : " of " + head.part())
        + (head.kind().isEmpty() ? "" : " (" + head.kind() + ")")
        + "  "
        + head.points()
        + " points"
        + (head.xUnit().isEmpty() ? "" : " over " + head.xUnit())
        + (head.partEstimated() ? ", split between files estimated" : "");
  }

  private static String evaluation(ShowRun.Evaluation evaluation) {
    return time(evaluation.evaluatedAt())
        + "  "
        + evaluation.id()
        + (evaluation.current() ? "  (current)" : "");
  }

  private static void facts(StringBuilder out, ShowRun.Answer answer) {
    RunRow run = answer.run();
    fact(out, "run", run.id() + (run.missing() ? "  (its files are gone)" : ""));
    fact(out, "name", run.name().equals(run.id()) ? "" : run.name());
    fact(out, "experiment", run.experiment());
    fact(out, "model", run.model());
    fact(out, "training", run.type().word() + (run.baseline() ? ", baseline" : ""));
    Long step = run.step();
    fact(out, "step", step == null ? "" : step.toString());
    Long tokens = run.tokens();
    fact(out, "tokens", tokens == null ? "" : tokens.toString());
    fact(out, "stage", run.stage());
    fact(out, "checkpoint", answer.checkpointPath());
    fact(out, "evaluated", evaluated(run.evaluatedAt(), answer.timeSource()));
    Instant registered = answer.registeredAt();
    fact(out, "registered", registered == null ? "" : time(registered));
    fact(out, "tags", String.join(", ", run.tags()));
    fact(out, "notes", run.notes());
    fact(out, "own tags", String.join(", ", run.own().tags()));
    fact(out, "own note", run.own().note().replace("\n", "\n            "));
    fact(out, "running", run.progress() == null ? "" : run.progress().text());
  }

  private static String evaluated(@Nullable Instant time, RunRecord.TimeSource source) {
    return time == null
        ? ""
        : time(time) + "  (" + source.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
  }

  private static String time(@Nullable Instant time) {
    return time == null ? Table.MISSING : time.toString();
  }

  private static String source(ShowRun.FileSource source) {
    return source.path()
        + "  "
        + source.role().name().toLowerCase(Locale.ROOT)
        + (source.format().isEmpty() ? "" : ", " + source.format())
        + (source.sha256().isEmpty()
            ? ""
            : ", sha256 " + source.sha256().substring(0, Math.min(12, source.sha256().length())))
        + (source.missing() ? ", missing" : "");
  }

  private static void fact(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(name).append(" ".repeat(12 - name.length()));
      out.append(Visible.line(value)).append('\n');
    }
  }

  private static <T> void section(
      StringBuilder out, String title, List<T> things, Function<T, String> line) {
    if (things.isEmpty()) {
      return;
    }
    out.append('\n').append(title).append('\n');
    things.forEach(thing -> out.append("  ").append(Visible.line(line.apply(thing))).append('\n'));
  }
}
