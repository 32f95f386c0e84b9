package dev.assay.analysis.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.RowFile;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that {@code assay tts prepare} wrote, read without the texts of its completions. */
public final class PreparedFile {
  private PreparedFile() {}

  /** Takes rows, in order. */
  public interface Taker {
    /**
     * A problem.
     *
     * @param row 1-based
     * @param statement its text; empty when the row has none
     * @param majority what most completions answer; empty when the file does not say
     */
    void problem(long row, Outcome outcome, String statement, String majority);

    /** Something that could not be read. */
    void bad(RunProblem problem);
  }

  /**
   * Whether its verdicts are those that {@code judge} would find, and no row of its inputs was left
   * out.
   */
  public static boolean isWhole(Path file, ProblemJudge judge) throws IOException {
    Optional<PreparedMark> mark = PreparedMark.of(file);
    return mark.isPresent() && mark.get().isJudgedAs(judge.settings()) && mark.get().left() == 0;
  }

  /**
   * Reads it.
   *
   * @return false, with nothing read, when it is not prepared, or not as {@code judge} would
   */
  public static boolean read(Path file, ProblemJudge judge, Taker taker) throws IOException {
    if (!RowFile.isParquet(file)) {
      return false;
    }
    try (ParquetFile parquet = ParquetFile.open(file)) {
      Optional<PreparedRun> run = PreparedRun.of(parquet, judge.settings(), judge.steps(), false);
      if (run.isPresent()) {
        run.get().read(parquet, new Rows(file, taker));
      }
      return run.isPresent();
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      taker.bad(new RunProblem(file + place, e.problem(), e.remedy()));
      return true;
    }
  }

  private record Rows(Path file, Taker taker) implements PreparedRun.Taker {
    @Override
    public void outcome(long row, Outcome outcome) {
      outcome(row, outcome, "", "");
    }

    @Override
    public void outcome(long row, Outcome outcome, String statement, String majority) {
      taker.problem(row, outcome, statement, majority);
    }

    @Override
    public void bad(long row, String problem) {
      taker.bad(new RunProblem(file + ", row " + row, problem, "Prepare it anew with --force."));
    }
  }
}
