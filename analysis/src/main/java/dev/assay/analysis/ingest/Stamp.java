package dev.assay.analysis.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file has not changed: size, modification time and inode.
 *
 * @param mtimeNs modification time in ns; {@link #RACY} when it may change again without showing
 * @param inode a hash of device and inode
 * @param regular whether it is a plain file (after following links)
 */
record Stamp(long size, long mtimeNs, long inode, boolean regular) {

  /** Never equal to a real modification time, so that it is looked into again next time. */
  static final long RACY = Long.MIN_VALUE;

  /**
   * What changed this shortly before it was looked at may change again within the clock's grain.
   */
  private static final long RACY_NS = TimeUnit.SECONDS.toNanos(2);

  static Stamp of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return new Stamp(
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        key == null ? 0 : key.hashCode(),
        attributes.isRegularFile());
  }

  /** Whether some file of a unit is new, gone, or no longer as it was when it was read. */
  static boolean changed(Path folder, Folder.Unit unit) {
    if (unit.stamps().size() != 1 + unit.companions().size()) {
      return true;
    }
    boolean changed = differs(folder.resolve(unit.file()), unit.stamps().getFirst());
    for (int i = 0; !changed && i < unit.companions().size(); i++) {
      changed = differs(folder.resolve(unit.companions().get(i)), unit.stamps().get(i + 1));
    }
    return changed;
  }

  private static boolean differs(Path file, Stamp before) {
    try {
      return !of(file).equals(before);
    } catch (IOException e) {
      return true;
    }
  }

  /** The modification time, or {@link #RACY} when it is too fresh to be trusted. */
  static long settled(long mtimeNs, long nowNs) {
    return mtimeNs > nowNs - RACY_NS ? RACY : mtimeNs;
  }

  /** This stamp, never equal to a later one if it is too fresh to be trusted. */
  Stamp settled(long nowNs) {
    return new Stamp(size, settled(mtimeNs, nowNs), inode, regular);
  }
}
