package dev.assay.app.cli;

import dev.assay.analysis.grade.GradeRows;
import dev.assay.analysis.report.Visible;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Where graded rows, problems and progress go. */
final class GradeOutput implements GradeRows.Out {
  private static final int SHOWN_PROBLEMS = 30;

  private final PrintWriter out;
  private final PrintWriter err;
  private final ProgressLine progress;
  private final Supplier<OptionalDouble> share;
  private final long start = System.nanoTime();
  private @Nullable OutputStream file;
  private boolean toOut;
  private long problems;

  /**
   * @param share how much of the input has been read
   */
  GradeOutput(
      PrintWriter out, PrintWriter err, ProgressLine progress, Supplier<OptionalDouble> share) {
    this.out = out;
    this.err = err;
    this.progress = progress;
    this.share = share;
  }

  /** Work that hands rows on. */
  interface Work {
    int run() throws IOException;
  }

  /**
   * Does the work, with its rows going into a file that appears when all is done.
   *
   * @param target null for none
   * @param standard whether they go to standard output
   */
  int into(@Nullable Path target, boolean standard, Work work) {
    toOut = standard;
    if (target == null) {
      try {
        return work.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    int[] exit = {Exit.OK};
    SafeFile.write(
        target,
        (OutputStream raw) -> {
          boolean zip = target.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
          OutputStream to = zip ? new GZIPOutputStream(raw, 1 << 16) : raw;
          file = to;
          exit[0] = work.run();
          if (to instanceof GZIPOutputStream zipped) {
            zipped.finish();
          }
        });
    return exit[0];
  }

  @Override
  public void line(String json) throws IOException {
    if (toOut) {
      out.print(json);
      out.print('\n');
    } else if (file != null) {
      file.write(json.getBytes(StandardCharsets.UTF_8));
      file.write('\n');
    }
  }

  @Override
  public void problem(long number, String problem) {
    if (problems++ < SHOWN_PROBLEMS) {
      err.println(Visible.line("line " + number + ": " + problem));
    }
  }

  /** Says how many problems were not shown. */
  void endProblems() {
    if (problems > SHOWN_PROBLEMS) {
      err.println("and " + (problems - SHOWN_PROBLEMS) + " more");
    }
  }

  @Override
  public void progress(long answers) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String rate = String.format(Locale.ROOT, "%d graded, %.0f/s", answers, answers / seconds);
    progress.bar(share.get(), rate);
    if (toOut && out.checkError()) {
      throw new AssayException(
          Kind.UNAVAILABLE, "standard output is closed", "Write to a file with -o.");
    }
  }
}
