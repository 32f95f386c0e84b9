package dev.assay.analysis.registry;

import dev.assay.analysis.registry.RegisteredRun.State;
import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.store.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is left of each entry of a registry: on the disk, in the archive, in the index.
 */
public final class WhatIsLeft {
  /** Name of the results file in a checkpoint's folder. */
  static final String USUAL = "paper_metrics_results.json";

  private final RegistryFile registry;
  private final Map<String, List<Archive.Kept>> archived = new HashMap<>();
  private final Map<String, List<RunFile>> byKey = new HashMap<>();
  private final Map<String, RunFile> byPath = new HashMap<>();
  private final List<RunFile> baselines = new ArrayList<>();
  private final Set<String> chosen;
  private boolean oneBaseline;

  /**
   * Prepares.
   *
   * @param indexed what the index knows; may be empty
   * @param chosen ids of the runs that were chosen as baseline
   */
  public WhatIsLeft(
      RegistryFile registry, Archive archive, List<RunFile> indexed, Set<String> chosen) {
    this.registry = registry;
    this.chosen = chosen;
    for (Archive.Kept kept : archive.all()) {
      archived.computeIfAbsent(kept.copy().key(), key -> new ArrayList<>()).add(kept);
    }
    for (RunFile file : indexed) {
      byKey.computeIfAbsent(file.checkpointKey(), key -> new ArrayList<>()).add(file);
      if (!file.copy() && !file.missing()) {
        byPath.put(file.path(), file);
      }
      if (file.baseline()) {
        baselines.add(file);
      }
    }
  }

  /** What is left of each entry, in order. */
  public List<RegisteredRun> of(List<RegistryEntry> entries) {
    oneBaseline = entries.stream().filter(RegistryEntry::isBaseline).count() == 1;
    return entries.stream().map(this::of).toList();
  }

  private RegisteredRun of(RegistryEntry entry) {
    List<RunFile> known = known(entry);
    List<Archive.Kept> copies = copies(entry);
    Path own = own(entry);
    RunFile elsewhere = first(known, false);
    RunFile copy = first(known, true);
    State state;
    String results;
    Instant last;
    if (own != null) {
      state = State.PRESENT;
      results = own.toString();
      last = modified(own);
    } else if (elsewhere != null) {
      state = State.PRESENT;
      results = elsewhere.path();
      last = null; // copied files have other times
    } else if (!copies.isEmpty()) {
      Archive.Kept newest = copies.getLast();
      state = State.ARCHIVED;
      results = newest.place().toString();
      last = newest.copy().evaluatedAt();
    } else {
      state = copy == null ? State.MISSING : State.COPY;
      results = copy == null ? null : copy.path();
      last = null;
    }
    Instant stated =
        known.stream()
            .filter(RunFile::copy)
            .map(RunFile::evaluatedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    String id = id(entry, known);
    return new RegisteredRun(
        entry, id, state, results, last == null ? stated : last, copies, chosen.contains(id));
  }

  private List<RunFile> known(RegistryEntry entry) {
    if (!entry.isBaseline()) {
      List<RunFile> found = new ArrayList<>(byKey.getOrDefault(entry.checkpointKey(), List.of()));
      Path own = own(entry);
      RunFile there = own == null ? null : byPath.get(own.toString());
      if (there != null && !found.contains(there)) {
        found.addAll(byKey.getOrDefault(there.checkpointKey(), List.of()));
      }
      return found;
    }
    Path file = registry.resolve(entry.resultsFile());
    List<RunFile> same =
        file == null ? List.of() : byKey.getOrDefault("baseline:" + file, List.of());
    // where there is only one, a file that was copied elsewhere can be no other's
    return same.isEmpty() && oneBaseline ? baselines : same;
  }

  private List<Archive.Kept> copies(RegistryEntry entry) {
    String key = entry.checkpointKey();
    if (entry.isBaseline()) {
      Path file = registry.resolve(entry.resultsFile());
      key = "baseline:" + (file == null ? entry.resultsFile() : file);
      if (oneBaseline && !archived.containsKey(key)) {
        key = "baseline:";
      }
    }
    List<Archive.Kept> copies = new ArrayList<>(archived.getOrDefault(key, List.of()));
    copies.sort(
        Comparator.comparing(
            kept -> kept.copy().evaluatedAt(), Comparator.nullsFirst(Comparator.naturalOrder())));
    return copies;
  }

  /** The results file in its place; null when it is not there. */
  private @Nullable Path own(RegistryEntry entry) {
    List<@Nullable Path> places = new ArrayList<>();
    places.add(registry.resolve(entry.resultsFile()));
    if (!entry.isBaseline()) {
      Path folder = registry.resolve(entry.checkpointPath());
      places.add(folder == null ? null : folder.resolve(USUAL));
    }
    for (Path place : places) {
      if (place != null && Files.isRegularFile(place)) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable RunFile first(List<RunFile> files, boolean copy) {
    return files.stream()
        .filter(file -> file.copy() == copy && !file.missing())
        .filter(file -> copy || Files.isRegularFile(Path.of(file.path()))) // a scan may be long ago
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private static String id(RegistryEntry entry, List<RunFile> known) {
    return known.stream()
        .filter(RunFile::current)
        .map(RunFile::id)
        .findFirst()
        .orElseGet(
            () -> entry.isBaseline() ? "baseline" : CheckpointPaths.runId(entry.checkpointPath()));
  }
}
