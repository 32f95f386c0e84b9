package dev.assay.store;

import org.jspecify.annotations.Nullable;

/**
 * What the index remembers of a file: enough to tell whether it must be read again.
 *
 * @param sha256 digest of its content; null if it was not hashed, or not asked for
 */
@SuppressWarnings("ArrayRecordComponent")
public record KnownFile(
    long fileId,
    long size,
    long mtimeNs,
    long inode,
    byte @Nullable [] sha256,
    boolean missing,
    boolean rejected) {}
