package dev.assay.formats.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint of a registry, or a baseline, with its evaluations.
 *
 * @param checkpointPath as written; {@code None} or empty for a baseline
 * @param resultsFile of the first evaluation, as written; may be relative or empty
 * @param addedAt first registration; null when it is not readable
 * @param evaluations what the registry knows of single evaluations, oldest first; empty in entries
 *     of the first tool, which knows of one
 */
public record RegistryEntry(
    String checkpointPath,
    String resultsFile,
    @Nullable Instant addedAt,
    List<RegistryEvaluation> evaluations) {
  public RegistryEntry {
    evaluations = List.copyOf(evaluations);
  }

  public boolean isBaseline() {
    return CheckpointPaths.isBaseline(checkpointPath);
  }

  /** Key of the model state; the same for all baselines. */
  public String checkpointKey() {
    return isBaseline() ? CheckpointPaths.PRETRAINED_KEY : CheckpointPaths.key(checkpointPath);
  }

  /** Evaluations that took place, as far as the registry knows; at least 1. */
  public int evaluationCount() {
    return Math.max(1, evaluations.size());
  }

  /** When the newest evaluation took place, at best its registration; null if nothing says so. */
  public @Nullable Instant newest() {
    Instant newest = addedAt;
    for (RegistryEvaluation evaluation : evaluations) {
      Instant at = evaluation.at();
      newest = at != null && (newest == null || at.isAfter(newest)) ? at : newest;
    }
    return newest;
  }
}
