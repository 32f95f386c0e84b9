package dev.assay.store;

import org.jspecify.annotations.Nullable;

/** Another evaluation of the same checkpoint. {@code evaluatedAt} in ms since 1970 UTC. */
public record HistoryEntry(String id, boolean current, @Nullable Long evaluatedAt) {}
