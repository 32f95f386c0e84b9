package dev.assay.app.matrix;

import dev.assay.app.matrix.Collect.Recorded;
import dev.assay.app.matrix.Outcome.State;
import dev.assay.domain.AssayException;
import dev.assay.formats.matrix.MatrixRun;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is missing of a matrix, several at a time. A run that fails stops no other. Any number
 * of processes may work on one matrix at once; each run is run by one of them.
 */
public final class RunMatrix {
  private static final int WAIT_MILLIS = 200;

  /**
   * How to run.
   *
   * @param resultsDir where everything goes
   * @param folder in which programs start
   * @param jobs runs at a time
   * @param timeout of an attempt
   * @param retries further attempts after one that failed
   * @param force whether to run what is recorded already
   */
  public record Options(
      Path resultsDir,
      Path folder,
      int jobs,
      Optional<Duration> timeout,
      int retries,
      boolean force) {}

  /** Told how things go; from any thread, one at a time. */
  public interface Listener {
    /** A run stands as it stays. */
    void ended(Outcome outcome);

    /** So much was done, and so many run now. */
    void progress(int done, int running);
  }

  private final Options options;
  private final RunFolders folders;
  private final Collect collect;
  private final StatusFile status;
  private final Listener listener;
  private final Children children = new Children();
  private final Deque<MatrixRun> waiting = new ArrayDeque<>();
  private final Set<String> elsewhere = new HashSet<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private int running;

  /**
   * Makes one for one use.
   *
   * @param clock for times in files
   * @param version of this program
   */
  public RunMatrix(Options options, Clock clock, String version, Listener listener) {
    this.options = options;
    this.folders = new RunFolders(options.resultsDir());
    this.collect =
        new Collect(options.resultsDir(), new Collect.Recorder(clock, options.folder(), version));
    this.status = new StatusFile(options.resultsDir(), clock);
    this.listener = listener;
  }

  /** Ids of what is recorded, by the key of its run; runs nothing. */
  public static Map<String, List<String>> recorded(Path resultsDir, List<MatrixRun> runs) {
    Collect collect =
        new Collect(resultsDir, new Collect.Recorder(Clock.systemUTC(), resultsDir, ""));
    Map<String, List<String>> recorded = new HashMap<>();
    runs.forEach(run -> recorded.put(run.key(), ids(collect.of(run))));
    return recorded;
  }

  /**
   * Runs, and returns how each run stands, in the order of their ends.
   *
   * @throws AssayException UNAVAILABLE when the results folder cannot be written to
   */
  public List<Outcome> run(List<MatrixRun> runs) {
    waiting.addAll(runs);
    Set<RuntimeException> failures = ConcurrentHashMap.newKeySet();
    List<Thread> workers = new ArrayList<>();
    for (int slot = 0; slot < Math.min(options.jobs(), runs.size()); slot++) {
      int own = slot;
      workers.add(Thread.ofPlatform().name("run-" + slot).start(() -> work(own, failures)));
    }
    for (Thread worker : workers) {
      await(worker);
    }
    for (RuntimeException failure : failures) {
      throw failure;
    }
    synchronized (this) {
      return List.copyOf(outcomes);
    }
  }

  /** Ends all programs that run; {@link #run} returns soon after. */
  public void stop() {
    children.stop();
  }

  private void await(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
        children.stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(int slot, Set<RuntimeException> failures) {
    try {
      for (MatrixRun run = next(); run != null; run = next()) {
        turn(run, slot);
      }
    } catch (RuntimeException e) { // of the disk, or a bug; either ends all
      failures.add(e);
      children.stop();
    }
  }

  private synchronized @Nullable MatrixRun next() {
    return children.isStopped() ? null : waiting.poll();
  }

  /** Runs one, unless it is recorded, or somebody else runs it just now, who is waited for. */
  private void turn(MatrixRun run, int slot) {
    List<Recorded> before = collect.of(run);
    if (!before.isEmpty() && !options.force()) {
      end(Outcome.known(run, ids(before)));
      return;
    }
    try (RunFolders.Claim claim = folders.claim(run)) {
      if (claim == null || status.leftRunning(run).isPresent()) {
        later(run);
        return;
      }
      List<Recorded> now = collect.of(run); // perhaps by who held the claim until now
      if (!options.force() && !now.isEmpty()) {
        end(Outcome.known(run, ids(now)));
        return;
      }
      count(1);
      Outcome outcome = attempts(run, slot, Set.copyOf(ids(now)));
      status.ended(outcome);
      count(-1);
      end(outcome);
    }
  }

  private void later(MatrixRun run) {
    boolean again;
    synchronized (this) {
      again = !elsewhere.add(run.key());
      waiting.addLast(run);
    }
    try {
      Thread.sleep(again ? WAIT_MILLIS : 0);
    } catch (InterruptedException e) {
      children.stop();
    }
  }

  private Outcome attempts(MatrixRun run, int slot, Set<String> before) {
    Outcome outcome = attempt(run, slot, 1, before);
    for (int i = 2; i <= options.retries() + 1 && isWorthAnother(outcome); i++) {
      outcome = attempt(run, slot, i, before);
    }
    return outcome;
  }

  private static boolean isWorthAnother(Outcome outcome) {
    return switch (outcome.state()) {
      case FAILED, TIMED_OUT -> true;
      case RECORDED, KNOWN, NOTHING, STOPPED -> false;
    };
  }

  private Outcome attempt(MatrixRun run, int slot, int number, Set<String> before) {
    Path folder = folders.of(run);
    Path log = folders.prepare(run);
    Instant began = Instant.now();
    MatrixRun.Place place =
        new MatrixRun.Place(
            folder.toString(),
            options.resultsDir().toString(),
            folder.resolve("config.json").toString(),
            slot);
    Attempt attempt =
        Attempt.run(
            Attempt.Start.of(run, place, options.folder(), log),
            options.timeout(),
            children,
            process -> status.started(run, number, log, process));
    return outcome(run, number, began, before, attempt);
  }

  private Outcome outcome(
      MatrixRun run, int number, Instant began, Set<String> before, Attempt attempt) {
    List<Recorded> recorded;
    String words = attempt.words();
    State state =
        switch (attempt.end()) {
          case DONE -> State.RECORDED;
          case FAILED -> State.FAILED;
          case TIMED_OUT -> State.TIMED_OUT;
          case STOPPED -> State.STOPPED;
        };
    List<String> remarks = new ArrayList<>();
    if (state == State.RECORDED) {
      try {
        recorded = collect.after(run, folders.of(run), began, before);
        state = recorded.isEmpty() ? State.NOTHING : state;
        if (state == State.RECORDED) {
          collect.replace(before, ids(recorded));
        }
      } catch (AssayException e) {
        recorded = List.of();
        state = State.FAILED;
        words = e.problem();
      }
    } else {
      recorded = collect.fresh(run, before);
      if (!recorded.isEmpty()) {
        collect.discard(recorded, reason(attempt));
        remarks.add("it had logged " + String.join(", ", ids(recorded)) + ", which does not count");
      }
    }
    remarks.addAll(Collect.remarks(run, recorded));
    return new Outcome(
        run,
        state,
        ids(recorded),
        number,
        attempt.exit(),
        attempt.took(),
        attempt.log(),
        words,
        remarks);
  }

  /** Why what an attempt logged does not count. */
  private static String reason(Attempt attempt) {
    return "its run "
        + switch (attempt.end()) {
          case DONE, FAILED ->
              "failed"
                  + (attempt.exit().isPresent()
                      ? " with exit code " + attempt.exit().getAsInt()
                      : "");
          case TIMED_OUT -> "was ended, being out of time";
          case STOPPED -> "was stopped";
        }
        + " after it had logged this";
  }

  private static List<String> ids(List<Recorded> experiments) {
    return experiments.stream().map(Recorded::id).collect(Collectors.toUnmodifiableList());
  }

  private synchronized void count(int more) {
    running += more;
    listener.progress(outcomes.size(), running);
  }

  private synchronized void end(Outcome outcome) {
    outcomes.add(outcome);
    listener.ended(outcome);
    listener.progress(outcomes.size(), running);
  }
}
