package dev.assay.analysis.tts;

import dev.assay.analysis.work.InOrder;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Reject;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads files of completions and judges them on all cores; problems are handed on in the order of
 * the files. What is no problem is told, and the rest is read. One thread.
 */
public final class RowReading implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 32;
  private static final long BYTES_AT_ONCE = 1 << 20;
  private static final long BYTES_HELD = 24 << 20;

  /** Takes what was read, in order. */
  public interface Taker {
    /** A row and what became of its completions. */
    void problem(Row row, JudgedProblem judged) throws IOException;

    /**
     * Something that could not be read.
     *
     * @param place the file, and the line in it
     */
    void bad(RunProblem problem);

    /** Called now and then: the share that has been read; empty when nobody knows. */
    default void progress(OptionalDouble share) {}
  }

  /** A row, judged, or why it is none. */
  private sealed interface Result {
    record Good(Row row, JudgedProblem judged) implements Result {}

    record Bad(RunProblem problem) implements Result {}
  }

  private final ProblemJudge judge;
  private final Taker taker;
  private final InOrder<List<Result>> work = new InOrder<>(BYTES_HELD, this::handOn);
  private List<Item> batch = new ArrayList<>();
  private long bytes;

  public RowReading(ProblemJudge judge, Taker taker) {
    this.judge = judge;
    this.taker = taker;
  }

  /** Reads a file to its end, or to where it breaks off, which is told. */
  public void read(Path file) throws IOException {
    try {
      if (RowFile.isParquet(file)) {
        parquet(file);
      } else {
        RowFile rows = RowFile.of(file);
        rows.read(item -> take(file, item, rows.share()));
      }
      finish(file);
    } catch (UnreadableException e) {
      finish(file);
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      String problem = e.problem() + "; what stands before it is read";
      taker.bad(new RunProblem(file + place, problem, e.remedy()));
    }
  }

  private void parquet(Path file) throws IOException {
    try (ParquetFile parquet = ParquetFile.open(file)) {
      double size = parquet.size();
      parquet.read(item -> take(file, item, OptionalDouble.of(Math.min(1, item.number() / size))));
    }
  }

  private void take(Path file, Item item, OptionalDouble share) throws IOException {
    batch.add(item);
    bytes += item.size();
    if (batch.size() >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
      send(file);
      taker.progress(share);
    }
  }

  private void finish(Path file) throws IOException {
    send(file);
    work.finish();
  }

  private void send(Path file) throws IOException {
    List<Item> rows = batch;
    batch = new ArrayList<>();
    work.add(() -> rows.stream().map(item -> result(file, item)).toList(), bytes);
    bytes = 0;
  }

  private Result result(Path file, Item item) {
    Item known = item instanceof Line line ? line.parsed() : item;
    return switch (known) {
      case Row row -> {
        try {
          yield new Result.Good(row, judge.judge(ProblemReader.read(row.number(), row.value())));
        } catch (UnreadableException e) {
          yield bad(file, row.number(), e.problem(), e.remedy());
        }
      }
      case Reject reject -> bad(file, reject.number(), reject.problem(), "");
      case Line line -> bad(file, line.number(), "not read", "");
    };
  }

  private static Result bad(Path file, long line, String problem, String remedy) {
    return new Result.Bad(new RunProblem(file + ", line " + line, problem, remedy));
  }

  private void handOn(List<Result> results) throws IOException {
    for (Result each : results) {
      switch (each) {
        case Result.Good good -> taker.problem(good.row(), good.judged());
        case Result.Bad bad -> taker.bad(bad.problem());
      }
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
