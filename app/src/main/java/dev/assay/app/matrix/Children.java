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

  private static final int MOST_ROUNDS = 50;

  /**
   * A program's.
   *
   * @param mark in its environment
   * @param seen what it was seen to have started
   */
  private record Family(String mark, Set<ProcessHandle> seen) {}

  private final Map<Process, Family> running = new HashMap<>();

  private boolean stopped;

  /** Starts a program; null once {@link #stop} was called. */
  synchronized @Nullable Process start(ProcessBuilder program) throws IOException {
    if (stopped) {
      return null;
    }
    String mark = Marks.put(program.environment());
    Process process = program.start();
    running.put(process, new Family(mark, new HashSet<>()));
    return process;
  }

  /**
   * Remembers what a program has started by now. A program that is killed has no children any more,
   * so those that outlive it would not be found then where there are no {@link Marks}.
   */
  void look(Process process) {
    Set<ProcessHandle> descendants = descendants(List.of(process.toHandle()));
    synchronized (this) {
      Family family = running.get(process);
      if (family != null) {
        family.seen().addAll(descendants);
      }
    }
  }

  /** Ends a program, with all that it started. */
  void end(Process process) {
    look(process);
    Family family;
    synchronized (this) {
      family = running.get(process);
    }
    if (family != null) {
      end(List.of(family));
    }
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
    List<Family> families;
    synchronized (this) {
      stopped = true;
      programs = List.copyOf(running.keySet());
      families = List.copyOf(running.values());
    }
    programs.forEach(this::look);
    end(families);
  }

  /**
   * Ends programs with all that they started: asks first, and after 5 s no longer asks. What has
   * left the family of its program, as a daemon does, is found by its mark.
   */
  private void end(List<Family> families) {
    Set<ProcessHandle> all = members(families, Set.of());
    all.forEach(ProcessHandle::destroy);
    long giveUp = System.nanoTime() + GRACE_NANOS;
    while (alive(all) && System.nanoTime() < giveUp) {
      all.addAll(descendants(List.copyOf(all)));
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    for (int i = 0; i < MOST_ROUNDS; i++) { // since what is ended may just have started another
      Set<ProcessHandle> left = members(families, all);
      boolean more = all.addAll(left);
      all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
      if (!more) {
        break;
      }
    }
  }

  private Set<ProcessHandle> members(List<Family> families, Set<ProcessHandle> known) {
    Set<ProcessHandle> roots = new HashSet<>(known);
    synchronized (this) {
      families.forEach(family -> roots.addAll(family.seen()));
    }
    roots.addAll(Marks.find(families.stream().map(Family::mark).toList()));
    return descendants(roots);
  }

  /** Processes with all that descends from them now. */
  private static Set<ProcessHandle> descendants(Collection<ProcessHandle> roots) {
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
