package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.ExportRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All runs of a filter in a format for other programs and for papers. */
public final class RunsExport {
  private final Snapshots snapshots;
  private final Question question;

  /**
   * What is asked.
   *
   * @param preset {@code paper-metrics} for the columns of the first dashboard; empty for {@code
   *     columns}
   * @param intervals whether 95 % intervals stand beside the estimates
   * @param baseline run that marks of significance are against; empty for the default one, {@code
   *     none} for no marks
   */
  public record Question(
      RunFilter filter,
      List<String> sort,
      List<String> columns,
      String preset,
      boolean intervals,
      String baseline) {
    public Question {
      sort = List.copyOf(sort);
      columns = List.copyOf(columns);
      if (!preset.isEmpty() && !preset.equals(PaperPreset.NAME)) {
        throw new AssayException(
            AssayException.Kind.BAD_INPUT,
            "no preset '" + (preset.length() <= 60 ? preset : preset.substring(0, 60)) + "'",
            "There is one: " + PaperPreset.NAME + ".");
      }
    }

    boolean paper() {
      return !preset.isEmpty();
    }
  }

  public RunsExport(Snapshots snapshots, Question question) {
    this.snapshots = snapshots;
    this.question = question;
  }

  /**
   * A name for the file, without its ending.
   *
   * @param date such as {@code 2025-11-02}
   */
  public String fileName(String date) {
    return (question.paper() ? "paper_metrics_" : "assay_runs_") + date;
  }

  /** Writes CSV piece by piece; see {@link CsvTable}. The preset ends without a line feed. */
  public void csv(Consumer<String> out) {
    ask(
        new Parts() {
          @Override
          void head(List<Head> heads) {
            out.accept(CsvTable.header(heads));
          }

          @Override
          void rows(List<RunRow> runs, List<List<Entry>> rows) {
            rows.forEach(row -> out.accept("\n" + CsvTable.row(row)));
          }
        });
    if (!question.paper()) {
      out.accept("\n");
    }
  }

  /** Writes the runs as a JSON array of the contract's rows. */
  public void json(AnswerJson json) {
    json.rows(
        take ->
            new ExportRuns(snapshots)
                .answer(
                    asked(),
                    new ExportRuns.Receiver() {
                      @Override
                      public void head(ExportRuns.Head head) {}

                      @Override
                      public void rows(List<RunRow> rows) {
                        rows.forEach(take);
                      }
                    }));
  }

  /**
   * The whole table for people: the best of each metric in bold, and marks where a run and the
   * baseline are distinguishable.
   */
  public Table table() {
    List<RunRow> runs = new ArrayList<>();
    List<List<Entry>> rows = new ArrayList<>();
    List<Head> heads = new ArrayList<>();
    Parts parts =
        new Parts() {
          @Override
          void head(List<Head> of) {
            heads.addAll(of);
          }

          @Override
          void rows(List<RunRow> some, List<List<Entry>> entries) {
            some.forEach(run -> runs.add(run));
            rows.addAll(entries);
          }
        };
    ask(parts);
    Standing standing = new Standing(parts.places, rows);
    standing.boldBest();
    List<String> notes = new ArrayList<>(List.of("bold: best of the column"));
    String against = question.baseline().isEmpty() ? parts.baseline : question.baseline();
    if (against != null && !against.equals(CompareRuns.NO_BASELINE)) {
      notes.addAll(
          standing.mark(
              new CompareRuns(snapshots), runs.stream().map(RunRow::id).toList(), against));
    }
    return new Table(heads, rows, notes);
  }

  private ExportRuns.Question asked() {
    return new ExportRuns.Question(
        question.filter(),
        question.sort(),
        question.paper() ? PaperPreset.keys() : question.columns(),
        question.paper());
  }

  private void ask(Parts parts) {
    new ExportRuns(snapshots).answer(asked(), parts);
  }

  /** Makes entries of runs. */
  private abstract class Parts implements ExportRuns.Receiver {
    /** The metric under each head; null for what is none, and for the ends of intervals. */
    final List<@Nullable Column> places = new ArrayList<>();

    @Nullable String baseline;
    private List<Column> columns = List.of();

    abstract void head(List<Head> heads);

    abstract void rows(List<RunRow> runs, List<List<Entry>> rows);

    @Override
    public final void head(ExportRuns.Head head) {
      columns = head.columns();
      baseline = head.baseline();
      List<Head> heads =
          question.paper()
              ? PaperPreset.heads()
              : RunsTable.heads(columns, question.columns().isEmpty(), question.intervals());
      List<String> keys = new ArrayList<>(heads.stream().map(Head::key).toList());
      if (question.paper()) {
        keys = new ArrayList<>(List.of("name"));
        keys.addAll(PaperPreset.keys());
      }
      for (String key : keys) {
        places.add(
            columns.stream()
                .filter(column -> column.metric() != null && column.key().equals(key))
                .findFirst()
                .orElse(null));
      }
      head(heads);
    }

    @Override
    public final void rows(List<RunRow> runs) {
      rows(
          runs,
          question.paper()
              ? runs.stream().map(run -> PaperPreset.row(run, columns)).toList()
              : RunsTable.rows(
                  columns, runs, question.columns().isEmpty(), question.intervals()));
    }
  }
}
