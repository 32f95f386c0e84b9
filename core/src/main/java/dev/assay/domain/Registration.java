package dev.assay.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a registry: an evaluation that once took place, whether or not its files are left.
 *
 * @param checkpointKey normalised checkpoint path, as in {@link RunRecord#checkpointKey()}
 * @param resultsFile where the results were said to be, as written; may be empty
 * @param addedAt first registration, a lower bound of the evaluation time; null if not readable
 */
public record Registration(String checkpointKey, String resultsFile, @Nullable Instant addedAt) {}
