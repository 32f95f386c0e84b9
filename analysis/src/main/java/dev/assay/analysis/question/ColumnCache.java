package dev.assay.analysis.question;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Things made from one generation of the index, so that they need not be made again; the longest
 * unused ones give way. Thread-safe; two threads may make the same thing at once.
 */
final class ColumnCache {
  private final int capacity;
  private final Map<Object, Object> kept = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * Makes a cache.
   *
   * @param capacity things at most
   */
  ColumnCache(int capacity) {
    this.capacity = capacity;
  }

  /** The thing under a key, made now if need be. The key says what type it has. */
  <T> T get(Object key, Class<T> type, Supplier<T> make) {
    synchronized (kept) {
      Object known = kept.get(key);
      if (known != null) {
        return type.cast(known);
      }
    }
    T made = make.get();
    synchronized (kept) {
      kept.put(key, made);
      if (kept.size() > capacity) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return made;
  }
}
