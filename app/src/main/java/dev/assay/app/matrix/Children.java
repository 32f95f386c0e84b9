package dev.assay.app.matrix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs that run now, each with all that it started. Thread-safe. */
final class Children {
  private static final long GRACE_NANOS = 5_000_000_000L;
  private static final int POLL_MILLIS = 20;

  private final Set<Process> running = new HashSet<>();
  private boolean stopped;

  /** Starts a program; null once {@link #stop} was called. */
  synchronized @Nullable Process start(ProcessBuilder program) throws IOException {
    if (stopped) {
      return null;
    }
    Process process = program.start();
    running.add(process);
    return process;
  }

  synchronized void ended(Process process) {
    running.remove(process);
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Ends all programs, and lets no other start. */
  void stop() {
    List<ProcessHandle> roots = new ArrayList<>();
    synchronized (this) {
      stopped = true;
      running.forEach(process -> roots.add(process.toHandle()));
    }
    end(roots);
  }

  /**
   * Ends programs with all that they started: asks first, and after 5 s no longer asks. What has
   * left the family of its program, as a daemon does, is not found.
   */
  static void end(List<ProcessHandle> roots) {
    Set<ProcessHandle> family = family(roots);
    family.forEach(ProcessHandle::destroy);
    long giveUp = System.nanoTime() + GRACE_NANOS;
    while (alive(family) && System.nanoTime() < giveUp) {
      family.addAll(family(List.copyOf(family)));
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    family.addAll(family(List.copyOf(family)));
    family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }

  /** A program that has ended has no children any more, so they are gathered while it lives. */
  private static Set<ProcessHandle> family(List<ProcessHandle> roots) {
    Set<ProcessHandle> family = new HashSet<>();
    for (ProcessHandle root : roots) {
      Stream.concat(Stream.of(root), root.descendants()).forEach(family::add);
    }
    return family;
  }

  private static boolean alive(Set<ProcessHandle> family) {
    return family.stream().anyMatch(ProcessHandle::isAlive);
  }
}
