package dev.assay.analysis.registry;

import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.RegistryFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a registry with what is left of it.
 *
 * @param id of the run in the index; else what the checkpoint's path says
 * @param state what is left of the newest evaluation
 * @param results where the results are now; null when nothing is left
 * @param lastResult when the newest result that is left was made; null if unknown
 * @param archived copies in the archive
 * @param chosen whether it is the baseline that the user chose
 */
public record RegisteredRun(
    RegistryEntry entry,
    String id,
    State state,
    @Nullable String results,
    @Nullable Instant lastResult,
    List<Archive.Kept> archived,
    boolean chosen) {

  /** What is left of an evaluation, best first. */
  public enum State {
    /** The results file itself, in its place or where the index knows it. */
    PRESENT,
    /** A copy in the workspace's archive. */
    ARCHIVED,
    /** Only a copy inside an aggregate such as {@code dashboard_data.json}. */
    COPY,
    /** Nothing. */
    MISSING;

    /** The word in tables and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RegisteredRun {
    archived = List.copyOf(archived);
  }

  public boolean isBaseline() {
    return entry.isBaseline();
  }

  /** When it was first registered; null if unknown. */
  public @Nullable Instant addedAt() {
    return entry.addedAt();
  }

  /** Evaluations that the registry knows of; at least 1. */
  public int evaluations() {
    return entry.evaluationCount();
  }

  /** The checkpoint's folder; of a baseline its results file. */
  public String place() {
    return entry.isBaseline() ? entry.resultsFile() : entry.checkpointPath();
  }

  /** Whether a result is newer than all that the registry knows of. */
  public boolean isNewerThanRegistered() {
    Instant known = entry.newest();
    return lastResult != null && known != null && lastResult.isAfter(known.plus(RegistryFile.LAG));
  }

  /** {@code baseline}, {@code chosen baseline} or empty. */
  public String role() {
    return chosen ? "chosen baseline" : entry.isBaseline() ? "baseline" : "";
  }
}
