package dev.assay.app.matrix;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The programs that run now, each with all that it started. Thread-safe. */
final class Children {
  private static final long GRACE_NANOS = 5_000_000_000L;
  private static final int POLL_MILLIS = 20;

  /** Programs, each with what it was seen to have started. */
  private final Map<Process, Set<ProcessHandle>> running = new HashMap<>();

  private boolean stopped;

  /** Starts a program; null once {@link #stop} was called. */
  synchronized @Nullable Process start(ProcessBuilder program) throws IOException {
    if (stopped) {
      return null;
    }
    Process process = program.start();
    running.put(process, new HashSet<>());
    return process;
  }

  /**
   * Remembers what a program has started by now. A program that is killed has no children any more,
   * so those that outlive it would not be found then.
   */
  void look(Process process) {
    Set<ProcessHandle> family = family(List.of(process.toHandle()));
    synchronized (this) {
      running.getOrDefault(process, family).addAll(family);
    }
  }

  /** Ends a program, with all that it was seen to have started. */
  void end(Process process) {
    look(process);
    Set<ProcessHandle> family;
    synchronized (this) {
      family = new HashSet<>(running.getOrDefault(process, Set.of()));
    }
    end(family);
  }

  synchronized void ended(Process process) {
    running.remove(process);
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Ends all programs, and lets no other start. */
  void stop() {
    List<Process> programs;
    synchronized (this) {
      stopped = true;
      programs = List.copyOf(running.keySet());
    }
    programs.forEach(this::look);
    Set<ProcessHandle> all = new HashSet<>();
    synchronized (this) {
      running.values().forEach(all::addAll);
    }
    end(all);
  }

  /**
   * Ends programs with all that they started: asks first, and after 5 s no longer asks. What has
   * left the family of its program, as a daemon does, is not found.
   */
  private static void end(Collection<ProcessHandle> roots) {
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

  private static Set<ProcessHandle> family(Collection<ProcessHandle> roots) {
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
