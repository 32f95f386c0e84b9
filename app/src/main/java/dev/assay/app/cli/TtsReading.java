package dev.assay.app.cli;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Loaded;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.work.InOrder;
import dev.assay.domain.AssayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads runs side by side and hashes their files meanwhile; what cannot be read is told in the
 * order of the runs, and the rest goes on.
 */
final class TtsReading {
  /** Runs that are read at a time, or wait for one before them. */
  private static final int AT_ONCE = 4;

  private final Subcommand command;
  private final RunLoader loader;
  private final boolean whole;
  private final List<String> problems;
  private final TtsHashes hashes;
  private final Set<RunRef> stepped = new HashSet<>();
  private final Map<RunRef, List<Path>> files = new LinkedHashMap<>();
  private final List<Labelled> runs = new ArrayList<>();

  /**
   * @param whole whether files are fetched whole, and {@link #files} knows where they are
   * @param problems takes what could not be read
   */
  TtsReading(Subcommand command, RunLoader loader, boolean whole, List<String> problems) {
    this.command = command;
    this.loader = loader;
    this.whole = whole;
    this.problems = problems;
    hashes = new TtsHashes(command);
  }

  /** What came of reading a run: what was read, or why nothing. */
  private record Read(RunRef ref, @Nullable Loaded loaded, List<Path> files, String problem) {}

  /**
   * Reads them.
   *
   * @param labels runs and what the user calls them
   * @param withSteps those that are read with the scores of steps; those on the Hub are so too if
   *     any is, since they are fetched but once
   * @return those that have a problem
   */
  List<Labelled> read(Map<RunRef, String> labels, Set<RunRef> withSteps) {
    stepped.addAll(withSteps);
    if (!stepped.isEmpty()) {
      labels.keySet().stream().filter(this::isRemote).forEach(stepped::add);
    }
    try (ProgressLine progress = new ProgressLine(command.err(), command.tools().terminal().err());
        InOrder<Read> reading =
            new InOrder<>(
                AT_ONCE,
                read -> {
                  take(read, labels.getOrDefault(read.ref(), ""));
                  progress.update("reading runs", runs.size(), labels.size());
                })) {
      progress.update("reading runs", 0, labels.size());
      for (RunRef ref : labels.keySet()) {
        hashes.start(loader, ref);
        if (isRemote(ref)) { // what fetches is for one thread
          Read read = load(ref);
          reading.add(() -> read, 1);
        } else {
          reading.add(() -> load(ref), 1);
        }
      }
      reading.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return runs;
  }

  private boolean isRemote(RunRef ref) {
    return loader.remote(ref).isPresent();
  }

  private Read load(RunRef ref) {
    try {
      Loaded loaded = loader.load(ref, stepped.contains(ref));
      return new Read(ref, loaded, whole ? loader.files(ref) : List.of(), "");
    } catch (AssayException e) {
      return new Read(ref, null, List.of(), e.problem());
    }
  }

  private void take(Read read, String label) {
    RunRef ref = read.ref();
    Loaded loaded = read.loaded();
    if (loaded == null) {
      problems.add(ref.place() + ", " + ref.subset() + ": " + read.problem());
      return;
    }
    loaded.problems().forEach(each -> problems.add(ref.place() + ": " + each.message()));
    files.put(ref, read.files());
    if (!loaded.run().problems().isEmpty()) {
      runs.add(new Labelled(label, loaded.run()));
    }
  }

  /** A run with the scores of its steps, for which it is read again if it was read without. */
  JudgedRun withSteps(JudgedRun run) {
    if (stepped.contains(run.run())) {
      return run;
    }
    return loader.load(run.run(), true).run(); // whose problems were told when it was read first
  }

  /** The files of a run that was read whole. */
  List<Path> files(RunRef run) {
    return files.getOrDefault(run, List.of());
  }

  /** The files that were read, for a manifest. */
  List<TtsRead> inputs() {
    return hashes.result();
  }
}
