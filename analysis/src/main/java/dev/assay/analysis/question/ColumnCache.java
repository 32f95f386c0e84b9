package dev.assay.analysis.question;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Things made from one generation of the index, so that they need not be made again; the longest
 * unused ones give way. Thread-safe; two threads may make the same thing at once.
 */
final class ColumnCache {
  /** What a small thing takes, key included, in bytes. */
  private static final long SMALL = 512;

  private record Kept(Object thing, long bytes) {}

  private final long columnBytes;
  private final long mostBytes;
  private final Map<Object, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * Makes a cache.
   *
   * @param columnBytes what a column takes, about
   * @param mostBytes what all may take
   */
  ColumnCache(long columnBytes, long mostBytes) {
    this.columnBytes = columnBytes;
    this.mostBytes = mostBytes;
  }

  /** The column under a key, made now if need be. The key says what type it has. */
  <T> T get(Object key, Class<T> type, Supplier<T> make) {
    return get(key, type, make, columnBytes);
  }

  /** Something whose size does not depend on the number of runs; else as {@link #get}. */
  <T> T small(Object key, Class<T> type, Supplier<T> make) {
    return get(key, type, make, SMALL);
  }

  private <T> T get(Object key, Class<T> type, Supplier<T> make, long size) {
    synchronized (kept) {
      Kept known = kept.get(key);
      if (known != null) {
        return type.cast(known.thing());
      }
    }
    T made = make.get();
    synchronized (kept) {
      Kept before = kept.put(key, new Kept(made, size));
      bytes += size - (before == null ? 0 : before.bytes());
      Iterator<Kept> eldest = kept.values().iterator();
      while (bytes > mostBytes && kept.size() > 1) {
        bytes -= eldest.next().bytes();
        eldest.remove();
      }
    }
    return made;
  }
}
