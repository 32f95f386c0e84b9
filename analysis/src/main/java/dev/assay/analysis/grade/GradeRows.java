package dev.assay.analysis.grade;

import dev.assay.analysis.work.InOrder;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grades rows as they come, on all cores, and hands them on in order. Holds a bounded part of them.
 * Its own methods are for one thread.
 */
public final class GradeRows implements RowSink, AutoCloseable {
  private static final int ROWS_AT_ONCE = 64;
  private static final long BYTES_AT_ONCE = 1 << 20;
  private static final long BYTES_HELD = 24 << 20;

  /** Takes what is made of rows, in order. */
  public interface Out {
    /** A graded row, or one that is kept as it was, as JSON without a line feed. */
    void line(String json) throws IOException;

    /** A row that could not be graded. */
    void problem(long number, String problem);

    /** How many predictions have been graded so far. */
    void progress(long answers);
  }

  /**
   * What to look for in rows, and what to write.
   *
   * @param gold field of the gold answer; null for the usual ones
   * @param completion field of the prediction or predictions; null for the usual ones
   * @param strict whether a row that cannot be graded is an error
   * @param prefix what stands before the names of added fields
   */
  public record Options(
      @Nullable String gold, @Nullable String completion, boolean strict, String prefix) {}

  private final Judge judge;
  private final Options options;
  private final Out out;
  private final Summary.Counter counter = new Summary.Counter();
  private final InOrder<List<RowGrader.Result>> work = new InOrder<>(BYTES_HELD, this::handOn);
  private List<Item> batch = new ArrayList<>();
  private long bytes;
  private @Nullable RowGrader grader;

  public GradeRows(Judge judge, Options options, Out out) {
    this.judge = judge;
    this.options = options;
    this.out = out;
  }

  @Override
  public void take(Item item) throws IOException {
    Item known = grader == null && item instanceof Line line ? line.parsed() : item;
    if (grader == null && known instanceof Row row) {
      Fields fields = Fields.of(row.value(), options.gold(), options.completion());
      grader = new RowGrader(judge, fields, options.prefix());
    }
    batch.add(known);
    bytes += known.size();
    if (batch.size() >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
      send();
    }
  }

  private void send() throws IOException {
    List<Item> rows = batch;
    RowGrader with = grader;
    batch = new ArrayList<>();
    work.add(
        () -> rows.stream().map(each -> RowGrader.result(with, each, options.prefix())).toList(),
        bytes);
    bytes = 0;
  }

  /** Hands on what is left; call it at the end. */
  public void finish() throws IOException {
    send();
    work.finish();
  }

  private void handOn(List<RowGrader.Result> results) throws IOException {
    for (RowGrader.Result each : results) {
      if (each.problem().isEmpty()) {
        counter.row(each.graded());
      } else {
        bad(each.number(), each.problem());
      }
      out.line(each.json());
    }
    out.progress(counter.answers());
  }

  private void bad(long number, String problem) {
    if (options.strict()) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "line " + number + ": " + problem,
          "Correct it, or leave out --strict-input to go on with the others.");
    }
    counter.bad();
    out.problem(number, problem);
  }

  /** What came out so far. */
  public Summary summary() {
    return counter.summary();
  }

  @Override
  public void close() {
    work.close();
  }
}
