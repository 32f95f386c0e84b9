package dev.assay.analysis.registry;

import dev.assay.domain.AssayException;
import dev.assay.formats.Settings;
import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.formats.paper.PaperMetricsFlat;
import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.formats.paper.RegistryFile.Evaluated;
import dev.assay.formats.paper.SavedEvaluation;
import dev.assay.store.RunFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Registers the results files that a scan found, and archives them where that is wanted. */
public final class Enroll {
  private Enroll() {}

  /**
   * What came of it.
   *
   * @param added checkpoints and baselines that are new in the registry
   * @param repeated further evaluations of such as were there
   * @param archived copies that were made
   * @param failures results that could not be copied, with the reason
   */
  public record Outcome(int added, int repeated, int archived, List<AssayException> failures) {}

  /** Registers all files that are there and are results of checkpoints or baselines. */
  public static Outcome run(
      List<RunFile> files,
      RegistryFile registry,
      Archive archive,
      boolean archiving,
      Settings settings,
      Instant now) {
    List<RunFile> own = files.stream().filter(Enroll::isOwn).toList();
    Map<String, RegistryEntry> known = new HashMap<>();
    if (!own.isEmpty()) {
      registry.read().entries().forEach(entry -> known.put(entry.checkpointKey(), entry));
    }
    List<Evaluated> all = own.stream().map(file -> evaluated(file, known)).toList();
    int added = 0;
    int repeated = 0;
    List<RegistryFile.Outcome> outcomes = all.isEmpty() ? List.of() : registry.add(all, now);
    for (RegistryFile.Outcome outcome : outcomes) {
      switch (outcome) {
        case ADDED -> added++;
        case REPEATED -> repeated++;
        case KNOWN -> {}
      }
    }
    Set<String> copied = new HashSet<>();
    files.stream()
        .filter(file -> file.copy() && !file.missing())
        .filter(file -> Path.of(file.path()).startsWith(archive.folder()))
        .forEach(file -> copied.add(content(file)));
    List<Evaluated> uncopied = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (archiving && !copied.contains(content(own.get(i)))) {
        uncopied.add(all.get(i));
      }
    }
    if (archiving) {
      files.stream()
          .filter(file -> isOfNoCheckpoint(file) && !copied.contains(content(file)))
          .forEach(file -> uncopied.add(ofFolder(file)));
    }
    Outcome kept = keep(uncopied, archive, settings);
    return new Outcome(added, repeated, kept.archived(), kept.failures());
  }

  /** Archives the results of registered runs that are there. */
  public static Outcome archive(List<RegisteredRun> runs, Archive archive, Settings settings) {
    List<Evaluated> there = new ArrayList<>();
    for (RegisteredRun run : runs) {
      if (run.state() == RegisteredRun.State.PRESENT && run.results() != null) {
        Instant at = run.lastResult() == null ? run.entry().newest() : run.lastResult();
        there.add(new Evaluated(run.entry().checkpointPath(), run.results(), at, ""));
      }
    }
    return keep(there, archive, settings);
  }

  private static Outcome keep(List<Evaluated> all, Archive archive, Settings settings) {
    int archived = 0;
    List<AssayException> failures = new ArrayList<>();
    for (Evaluated each : all) {
      try {
        Path file = Path.of(each.resultsFile());
        Archive.Original original =
            OriginalFile.read(each.checkpointPath(), file, each.at(), settings);
        archived += archive.keep(original) == null ? 0 : 1;
      } catch (AssayException e) {
        failures.add(e);
      }
    }
    return new Outcome(0, 0, archived, failures);
  }

  private static String content(RunFile file) {
    return file.checkpointKey() + " " + file.sha256();
  }

  /** A saved evaluation that names no checkpoint: nothing for a registry, but worth a copy. */
  private static boolean isOfNoCheckpoint(RunFile file) {
    return isSaved(file) && file.checkpointPath().isEmpty() && !file.copy() && !file.missing();
  }

  private static boolean isSaved(RunFile file) {
    return file.format().equals(new SavedEvaluation().name());
  }

  /** The evaluation's folder stands for the checkpoint. */
  private static Evaluated ofFolder(RunFile file) {
    String folder = String.valueOf(Path.of(file.path()).getParent());
    return new Evaluated(folder, file.path(), file.evaluatedAt(), file.sha256());
  }

  /** What merely looks like a result, such as a file of scores, is no evaluation by itself. */
  private static boolean isOwn(RunFile file) {
    boolean saved = isSaved(file) && !file.checkpointPath().isEmpty();
    boolean flat =
        file.format().equals(new PaperMetricsFlat().name())
            && (file.baseline() || file.path().endsWith("/" + WhatIsLeft.USUAL));
    return !file.copy() && !file.missing() && (flat || saved);
  }

  /**
   * A tree that was copied home holds the results of checkpoints that were registered elsewhere. It
   * adds no entries, and the times of its files are not those of evaluations.
   */
  private static Evaluated evaluated(RunFile file, Map<String, RegistryEntry> known) {
    String path = checkpointPath(file);
    RegistryEntry elsewhere = known.get(file.checkpointKey());
    if (elsewhere == null || known.containsKey(CheckpointPaths.key(path))) {
      return new Evaluated(path, file.path(), file.evaluatedAt(), file.sha256());
    }
    return new Evaluated(elsewhere.checkpointPath(), file.path(), null, "");
  }

  /** The folder that the result lies in, if that is the checkpoint; else what a registry said. */
  private static String checkpointPath(RunFile file) {
    if (file.baseline() && file.checkpointKey().startsWith("baseline:")) {
      return "None";
    }
    String folder = String.valueOf(Path.of(file.path()).getParent());
    String here = CheckpointPaths.normalise(folder);
    String there = CheckpointPaths.normalise(file.checkpointPath());
    return tail(here).equals(tail(there)) ? folder : file.checkpointPath();
  }

  private static String tail(String path) {
    int last = path.lastIndexOf('/');
    int before = last <= 0 ? -1 : path.lastIndexOf('/', last - 1);
    return path.substring(before + 1);
  }
}
