package dev.assay.store;

import org.jspecify.annotations.Nullable;

/**
 * A file that was looked into.
 *
 * @param sha256 digest of the content; null if it could not be read
 * @param format name of the format it was read as; empty for companions, ignored and rejected files
 */
@SuppressWarnings("ArrayRecordComponent")
public record FileEntry(
    String path,
    long size,
    long mtimeNs,
    long inode,
    byte @Nullable [] sha256,
    Status status,
    String format) {

  /** What became of it; the order is the number in the index. */
  public enum Status {
    READ,
    COMPANION,
    IGNORED,
    REJECTED
  }
}
