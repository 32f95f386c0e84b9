package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.ExportRuns;
import dev.assay.analysis.question.Outstanding;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  /**
   * Tells whether there is anything to write, at little cost.
   *
   * @throws AssayException BAD_INPUT for a faulty filter or an unknown column, NOT_FOUND for an
   *     unknown baseline
   */
  public void check() {
    new ExportRuns(snapshots).check(asked(question.baseline()));
  }

  /** Writes CSV piece by piece; see {@link CsvTable}. The preset ends without a line feed. */
  public void csv(Consumer<String> out) {
    ask(
        ExportRuns.NO_BASELINE,
        new Parts() {
          @Override
          void begin(List<Head> heads) {
            out.accept(CsvTable.header(heads));
          }

          @Override
          void row(List<Entry> entries) {
            out.accept("\n" + CsvTable.row(entries));
          }
        });
    if (!question.paper()) {
      out.accept("\n");
    }
  }

  /** Writes the runs as a JSON array of the contract's rows. */
  public void json(AnswerJson json) {
    json.rows(take ->
        new ExportRuns(snapshots)
            .answer(
                asked(ExportRuns.NO_BASELINE),
                new ExportRuns.Receiver() {
                  @Override
                  public void head(ExportRuns.Head head, Supplier<Outstanding> outstanding) {}

                  @Override
                  public void rows(List<RunRow> rows) {
                    rows.forEach(take);
                  }
                }));
  }

  /** Writes LaTeX piece by piece: {@link #table} after {@link LatexTable}. */
  public void latex(Consumer<String> out) {
    text(LatexTable.TEXT, out);
  }

  /** Writes Markdown piece by piece: {@link #table} after {@link MarkdownTable}. */
  public void markdown(Consumer<String> out) {
    text(MarkdownTable.TEXT, out);
  }

  private void text(TableText format, Consumer<String> out) {
    Marked marked =
        new Marked() {
          @Override
          void begin(List<Head> heads) {
            out.accept(format.begin(heads));
          }

          @Override
          void marked(List<Entry> entries) {
            out.accept(format.row(entries));
          }
        };
    ask(question.baseline(), marked);
    out.accept(format.end(marked.notes()));
  }

  /**
   * The whole table for people: the best of each metric in bold, and marks where a run and the
   * baseline are distinguishable.
   */
  public Table table() {
    List<Head> heads = new ArrayList<>();
    List<List<Entry>> rows = new ArrayList<>();
    Marked marked =
        new Marked() {
          @Override
          void begin(List<Head> of) {
            heads.addAll(of);
          }

          @Override
          void marked(List<Entry> entries) {
            rows.add(entries);
          }
        };
    ask(question.baseline(), marked);
    return new Table(heads, rows, marked.notes());
  }

  private ExportRuns.Question asked(String baseline) {
    return new ExportRuns.Question(
        question.filter(),
        question.sort(),
        question.paper() ? PaperPreset.keys() : question.columns(),
        question.paper(),
        baseline);
  }

  private void ask(String baseline, Parts parts) {
    new ExportRuns(snapshots).answer(asked(baseline), parts);
  }

  /** Makes entries of runs. */
  private abstract class Parts implements ExportRuns.Receiver {
    private List<Column> columns = List.of();

    abstract void begin(List<Head> heads);

    abstract void row(List<Entry> entries);

    @Override
    public void head(ExportRuns.Head head, Supplier<Outstanding> outstanding) {
      columns = head.columns();
      begin(heads());
    }

    final List<Column> columns() {
      return columns;
    }

    final List<Head> heads() {
      return question.paper()
          ? PaperPreset.heads()
          : RunsTable.heads(columns, question.columns().isEmpty(), question.intervals());
    }

    @Override
    public final void rows(List<RunRow> runs) {
      if (question.paper()) {
        runs.forEach(run -> row(PaperPreset.row(run, columns)));
      } else {
        RunsTable.rows(columns, runs, question.columns().isEmpty(), question.intervals())
            .forEach(this::row);
      }
    }
  }

  /** The same, with what stands out. */
  private abstract class Marked extends Parts {
    private @Nullable Standing standing;

    abstract void marked(List<Entry> entries);

    @Override
    public void head(ExportRuns.Head head, Supplier<Outstanding> outstanding) {
      super.head(head, outstanding);
      standing = new Standing(outstanding.get(), keys());
    }

    /** The metric under each head; empty for what is none, and for the ends of intervals. */
    private List<String> keys() {
      Set<String> metrics =
          columns().stream()
              .filter(column -> column.metric() != null)
              .map(Column::key)
              .collect(Collectors.toSet());
      List<String> keys = new ArrayList<>(heads().stream().map(Head::key).toList());
      if (question.paper()) {
        keys = new ArrayList<>(List.of("name"));
        keys.addAll(PaperPreset.keys());
      }
      keys.replaceAll(key -> metrics.contains(key) ? key : "");
      return keys;
    }

    @Override
    final void row(List<Entry> entries) {
      marked(standing == null ? entries : standing.mark(entries));
    }

    final List<String> notes() {
      return standing == null ? List.of() : standing.notes();
    }
  }
}
