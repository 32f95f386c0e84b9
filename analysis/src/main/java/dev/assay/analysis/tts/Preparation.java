package dev.assay.analysis.tts;

import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.grading.Grader;
import dev.assay.samples.ParquetFile;
import dev.assay.samples.ParquetTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prepares runs: judges every completion and choice, and writes rows with the verdicts to Parquet.
 *
 * <p>A file appears whole or not at all. Only a file that carries Assay's mark is ever replaced,
 * and nothing else is touched. Source: specification of test-time scaling, sections 2.3 and 4.3.
 * One thread, which uses all cores.
 */
public final class Preparation {
  /** Name of the one part of a prepared run. */
  public static final String PART = "train-00000-of-00001.parquet";

  /** Key of what a file that Assay prepared says of itself. */
  public static final String MARK = PreparedMark.KEY;

  private static final long MOST_CHECKED = 200_000_000;

  private final PrepareOptions options;
  private final ProblemJudge judge;
  private final Clock clock;

  public Preparation(PrepareOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    judge = new ProblemJudge(new Grader(options.grading()), options.steps());
  }

  /** What became of a run. */
  public sealed interface Result {
    /** It was prepared. */
    record Done(
        Path file, long rows, long completions, List<RunProblem> problems, List<Finding> findings)
        implements Result {
      public Done {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
      }
    }

    /**
     * There was nothing to do.
     *
     * @param problems what was found when it was made and still holds
     */
    record Skipped(Path file, String reason, List<RunProblem> problems) implements Result {
      public Skipped {
        problems = List.copyOf(problems);
      }

      /** Skipped, with nothing wrong. */
      public Skipped(Path file, String reason) {
        this(file, reason, List.of());
      }
    }

    /** It could not be done. */
    record Failed(RunProblem problem) implements Result {}
  }

  /** Takes how far it is. */
  public interface Progress {
    /**
     * Called now and then.
     *
     * @param share of the run that was read; empty when nobody knows
     * @param completions judged of this run
     */
    void at(OptionalDouble share, long completions);
  }

  /**
   * What to do with a run.
   *
   * @param file to be written
   * @param force whether to do it though it was done before
   * @param validate whether to check the rows and say what was found
   */
  public record Task(RunRef run, List<Path> inputs, Path file, boolean force, boolean validate) {
    public Task {
      inputs = List.copyOf(inputs);
    }
  }

  /** Does it, unless it was done. Never throws for what is in the files. */
  public Result prepare(Task task, Progress progress) {
    MarkedFile file =
        new MarkedFile(
            task.file(), task.run(), task.inputs(), task.force(), options, options.words());
    return file.make((folder, hashes) -> new Work(task, file, hashes, progress).in(folder));
  }

  private final class Work implements RowReading.Taker {
    private final Task task;
    private final MarkedFile file;
    private final List<String> hashes;
    private final Progress progress;
    private final List<RunProblem> bad = new ArrayList<>();
    private final List<JudgedProblem> checked = new ArrayList<>();
    private final Set<String> choices = new HashSet<>();
    private @Nullable ParquetTable table;
    private long checkedSize;
    private long completions;
    private boolean all = true;

    Work(Task task, MarkedFile file, List<String> hashes, Progress progress) {
      this.task = task;
      this.file = file;
      this.hashes = hashes;
      this.progress = progress;
    }

    Result in(Path folder) throws IOException {
      try (ParquetTable rows = new ParquetTable(folder)) {
        table = rows;
        types(rows);
        try (RowReading reading = new RowReading(judge, this)) {
          for (Path input : task.inputs()) {
            reading.read(input);
          }
        }
        if (rows.size() == 0) {
          String why = bad.isEmpty() ? "" : ": " + bad.getFirst().message();
          return MarkedFile.failed(
              task.inputs().getFirst(), "there is no problem with completions" + why, "");
        }
        var how = new MarkedFile.Outturn(hashes, choices.size(), bad.size(), List.of());
        file.publish(rows, folder, clock, how);
        return new Result.Done(task.file(), rows.size(), completions, bad, findings());
      }
    }

    /** Columns of Parquet keep their types; those that are made anew have types of their own. */
    private void types(ParquetTable rows) throws IOException {
      for (Path input : task.inputs()) {
        if (RowFile.isParquet(input)) {
          try (ParquetFile file = ParquetFile.open(input)) {
            file.columns()
                .forEach((name, type) -> {
                  if (!name.matches(
                      "(is_correct_|pred_|pass@|preds$|agg_scores$|answer_group$|answer_key$|_pre).*")) {
                    rows.type(name, type);
                  }
                });
          }
          return;
        }
      }
    }

    @Override
    public void problem(Row row, JudgedProblem judged) throws IOException {
      if (table == null) {
        throw new IllegalStateException("no table yet");
      }
      row.value().remove(MarkedFile.METADATA);
      PreparedRow.complete(row.value(), judged, options);
      table.add(row.value());
      completions += judged.size();
      row.value().propertyNames().stream()
          .filter(name -> name.startsWith("pred_"))
          .forEach(choices::add);
      if (task.validate()) {
        check(judged);
      }
    }

    private void check(JudgedProblem judged) {
      checkedSize += judged.problem().completions().stream().mapToLong(String::length).sum();
      if (checkedSize <= MOST_CHECKED) {
        checked.add(judged);
      } else {
        all = false;
      }
    }

    private List<Finding> findings() {
      if (!task.validate()) {
        return List.of();
      }
      String dataset = task.run().identity().dataset().value().orElse("");
      List<Finding> findings =
          new ArrayList<>(
              Validation.of(
                  checked,
                  new Grader(options.grading()),
                  all ? dataset : "",
                  all ? task.run().identity().problems() : OptionalInt.empty(),
                  task.run().name().chunk()));
      if (!all) {
        findings.add(
            new Finding(
                Finding.Severity.NOTE,
                "checked",
                "only the first %s problems were checked; the run is large"
                    .formatted(checked.size())));
      }
      return findings;
    }

    @Override
    public void bad(RunProblem problem) {
      bad.add(problem);
    }

    @Override
    public void progress(OptionalDouble share) {
      progress.at(share, completions);
    }
  }
}
