package dev.assay.app.matrix;

import dev.assay.formats.matrix.MatrixRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One start of a program, and how it ended.
 *
 * @param end how
 * @param exit its exit code; empty when it did not end by itself
 * @param took from start to end
 * @param log what it printed, both streams
 * @param words why it could not be started; else empty
 */
record Attempt(End end, OptionalInt exit, Duration took, Path log, String words) {
  private static final int FIRST_LOOK_MILLIS = 100;
  private static final int LOOK_MILLIS = 1000;

  /** How an attempt ends. */
  enum End {
    /** With exit code 0. */
    DONE,
    FAILED,
    TIMED_OUT,
    /** Because all was to end. */
    STOPPED
  }

  /** What an attempt needs. */
  record Start(List<String> command, Path folder, Map<String, String> environment, Path log) {

    static Start of(MatrixRun run, MatrixRun.Place place, Path folder, Path log) {
      return new Start(run.arguments(place), folder, run.environment(place), log);
    }
  }

  /** Told of a program that has started. */
  interface Started {
    void started(ProcessHandle process);
  }

  /** Starts a program and waits for its end. */
  static Attempt run(Start start, Optional<Duration> timeout, Children children, Started told) {
    long began = System.nanoTime();
    Process process;
    try {
      process = children.start(program(start));
    } catch (IOException e) {
      return ended(End.FAILED, null, began, start.log(), "cannot be started: " + e.getMessage());
    }
    if (process == null) {
      return ended(End.STOPPED, null, began, start.log(), "");
    }
    try {
      process.getOutputStream().close(); // nobody answers questions
    } catch (IOException e) {
      // it has ended already
    }
    try {
      told.started(process.toHandle());
      boolean inTime = await(process, timeout, children);
      if (!inTime) {
        children.end(process);
      }
      int exit = process.waitFor();
      End end =
          !inTime
              ? End.TIMED_OUT
              : exit == 0 ? End.DONE : isStopped(exit, children) ? End.STOPPED : End.FAILED;
      return ended(end, exit, began, start.log(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      children.end(process);
      return ended(End.STOPPED, null, began, start.log(), "");
    } finally {
      children.ended(process);
    }
  }

  /** A terminal's Ctrl-C reaches programs before this process knows of it. */
  private static boolean isStopped(int exit, Children children) throws InterruptedException {
    for (int i = 0; i < 25 && exit > 128 && !children.isStopped(); i++) {
      Thread.sleep(20);
    }
    return children.isStopped();
  }

  private static ProcessBuilder program(Start start) {
    ProcessBuilder program = new ProcessBuilder(start.command()).directory(start.folder().toFile());
    program.environment().putAll(start.environment());
    File log = start.log().toFile();
    return program.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
  }

  private static boolean await(Process process, Optional<Duration> timeout, Children children)
      throws InterruptedException {
    long began = System.nanoTime();
    long all = timeout.map(Duration::toMillis).orElse(Long.MAX_VALUE);
    long look = FIRST_LOOK_MILLIS;
    while (true) {
      long left = all - (System.nanoTime() - began) / 1_000_000;
      if (process.waitFor(Math.min(look, Math.max(0, left)), TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (left <= look) {
        return false;
      }
      children.look(process);
      look = LOOK_MILLIS;
    }
  }

  private static Attempt ended(
      End end, @Nullable Integer exit, long began, Path log, String words) {
    return new Attempt(
        end,
        exit == null || end == End.TIMED_OUT || end == End.STOPPED
            ? OptionalInt.empty()
            : OptionalInt.of(exit),
        Duration.ofNanos(System.nanoTime() - began),
        log,
        words);
  }
}
