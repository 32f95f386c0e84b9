package dev.assay.formats.paper;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entry of a checkpoint or of a baseline. Two spellings of one folder are one checkpoint;
 * baselines are told apart by their results files.
 */
final class SameModel {
  private final RegistryFile registry;
  private final boolean baseline;
  private final String path;
  private final @Nullable Path real;

  SameModel(RegistryFile registry, String checkpointPath, String resultsFile) {
    this.registry = registry;
    this.baseline = CheckpointPaths.isBaseline(checkpointPath);
    this.path = text(baseline, checkpointPath, resultsFile);
    this.real = real(path);
  }

  @Nullable RegistryEntry among(List<RegistryEntry> entries) {
    for (RegistryEntry entry : entries) {
      if (entry.isBaseline() == baseline && text(entry).equals(path)) {
        return entry;
      }
    }
    if (real == null) {
      return null;
    }
    for (RegistryEntry entry : entries) {
      if (entry.isBaseline() == baseline && mayBe(text(entry)) && real.equals(real(text(entry)))) {
        return entry;
      }
    }
    return null;
  }

  private String text(RegistryEntry entry) {
    return text(baseline, entry.checkpointPath(), entry.resultsFile());
  }

  private String text(boolean isBaseline, String checkpointPath, String resultsFile) {
    Path file = isBaseline ? registry.resolve(resultsFile) : null;
    return isBaseline
        ? file == null ? resultsFile : file.toString()
        : CheckpointPaths.normalise(checkpointPath);
  }

  /** Spares a look at the disk for folders that are called after another step. */
  private boolean mayBe(String other) {
    String name = CheckpointPaths.lastComponent(other);
    return baseline
        || !name.matches("checkpoint_\\d+")
        || Objects.equals(name, String.valueOf(Objects.requireNonNull(real).getFileName()));
  }

  private @Nullable Path real(String text) {
    Path resolved = registry.resolve(text);
    try {
      return resolved == null ? null : resolved.toRealPath();
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
