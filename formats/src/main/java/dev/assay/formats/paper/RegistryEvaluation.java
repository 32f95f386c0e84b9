package dev.assay.formats.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation in a registry.
 *
 * @param at when it took place; null if unknown
 * @param resultsFile where its results were written; may be empty
 * @param sha256 hexadecimal digest of its results file; empty if unknown
 */
public record RegistryEvaluation(@Nullable Instant at, String resultsFile, String sha256) {}
