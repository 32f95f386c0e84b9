package dev.assay.store;

import dev.assay.domain.RunRecord.Role;

/**
 * A file that a run is known from.
 *
 * @param sha256 lower-case hex; empty if it was not hashed
 * @param modifiedAt milliseconds since 1970 UTC
 */
public record SourceFile(
    String path,
    String format,
    Role role,
    String sha256,
    long size,
    long modifiedAt,
    long readAt,
    boolean missing) {}
