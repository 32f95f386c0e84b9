package dev.assay.analysis.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file has not changed: size, modification time and inode.
 *
 * @param inode a hash of device and inode
 * @param regular whether it is a plain file (after following links)
 */
record Stamp(long size, long mtimeNs, long inode, boolean regular) {

  static Stamp of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return new Stamp(
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        key == null ? 0 : key.hashCode(),
        attributes.isRegularFile());
  }
}
