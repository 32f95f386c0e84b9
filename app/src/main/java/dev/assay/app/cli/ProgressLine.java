package dev.assay.app.cli;

import dev.assay.analysis.ingest.Scan;
import java.io.PrintWriter;
import java.util.OptionalDouble;

/**
 * One line on standard error that says how far a job is: only on a terminal, and only when the job
 * takes longer than a second. Thread-safe.
 */
final class ProgressLine implements Scan.Progress, AutoCloseable {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long BETWEEN_NANOS = 100_000_000L;
  private static final int WIDTH = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean visible;
  private long next = System.nanoTime() + PATIENCE_NANOS;
  private boolean written;

  ProgressLine(PrintWriter err, boolean visible) {
    this.err = err;
    this.visible = visible;
  }

  @Override
  public synchronized void update(String phase, long done, long total) {
    long now = System.nanoTime();
    if (!visible || now - next < 0) {
      return;
    }
    next = now + BETWEEN_NANOS;
    written = true;
    err.print(CLEAR + phase + " " + done + (total > 0 ? " of " + total : ""));
    err.flush();
  }

  /**
   * A bar, and some words after it.
   *
   * @param share how much is done, in [0, 1]; empty when that is unknown, which shows no bar
   */
  synchronized void bar(OptionalDouble share, String words) {
    long now = System.nanoTime();
    if (!visible || now - next < 0) {
      return;
    }
    next = now + BETWEEN_NANOS;
    written = true;
    err.print(CLEAR + share.stream().mapToObj(ProgressLine::bar).findFirst().orElse("") + words);
    err.flush();
  }

  private static String bar(double share) {
    int full = (int) Math.floor(share * WIDTH);
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + (int) (100 * share) + " %, ";
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    if (written) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
