package dev.assay.app.web;

import dev.assay.domain.AssayException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Scans in the background: once at the start, then again and again. A scan in which nothing has
 * changed is cheap; where it is not, the pause grows with it, so that watching never takes more
 * than a tenth of the time. Thread-safe.
 */
public final class Watch implements AutoCloseable {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final int PAUSES_PER_SCAN = 10;

  private final Runnable scan;
  private final boolean again;
  private final Consumer<String> log;
  private final AtomicBoolean scanning = new AtomicBoolean();
  private final Thread thread;
  private volatile String lastTrouble = "";

  /**
   * Prepares; {@link #start} begins.
   *
   * @param again whether to go on after the first scan
   * @param log told of what goes wrong, once each
   */
  public Watch(Runnable scan, boolean again, Consumer<String> log) {
    this.scan = scan;
    this.again = again;
    this.log = log;
    thread = Thread.ofPlatform().daemon().name("assay-scan").unstarted(this::run);
  }

  /** Begins with the first scan. */
  public void start() {
    scanning.set(true);
    thread.start();
  }

  /**
   * Whether the first scan is still under way. Later ones are silent: they seldom find anything.
   */
  public boolean scanning() {
    return scanning.get();
  }

  private void run() {
    try {
      long took = scanOnce();
      scanning.set(false);
      while (again && !Thread.interrupted()) {
        Thread.sleep(pause(Duration.ofNanos(took)));
        took = scanOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  static Duration pause(Duration lastScan) {
    Duration wanted = lastScan.multipliedBy(PAUSES_PER_SCAN);
    if (wanted.compareTo(SHORTEST_PAUSE) < 0) {
      return SHORTEST_PAUSE;
    }
    return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
  }

  private long scanOnce() {
    long start = System.nanoTime();
    try {
      scan.run();
      lastTrouble = "";
    } catch (AssayException e) {
      trouble(e.problem() + "\n  " + e.remedy());
    } catch (RuntimeException e) {
      trouble("the scan failed: " + e);
    }
    return System.nanoTime() - start;
  }

  private void trouble(String text) {
    if (!text.equals(lastTrouble)) {
      lastTrouble = text;
      log.accept(text);
    }
  }

  /** Ends the thread after the scan that is under way, but waits at most two seconds for it. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
