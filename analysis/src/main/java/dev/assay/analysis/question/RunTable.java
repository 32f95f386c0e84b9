package dev.assay.analysis.question;

import dev.assay.store.RunSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The current runs of one generation of the index: which there are, and what was made of them so
 * far. A run is known by its position, 0 to {@link #size} - 1, in the order of run keys.
 * Thread-safe.
 */
final class RunTable {
  /** Bytes that cached columns may take, about. */
  private static final long CACHE_BYTES = 256L << 20;

  private final long generation;
  private final long[] runIds;
  private final ColumnCache cache;
  private final Map<Long, Integer> counts = new ConcurrentHashMap<>();

  RunTable(long generation, RunSource reader) {
    this.generation = generation;
    this.runIds = reader.columns().runIds();
    this.cache = new ColumnCache(16L * runIds.length + 512, CACHE_BYTES);
  }

  long generation() {
    return generation;
  }

  int size() {
    return runIds.length;
  }

  long runId(int position) {
    return runIds[position];
  }

  /** The position of a run; below 0 if it is not a current one. */
  int position(long runId) {
    return Arrays.binarySearch(runIds, runId);
  }

  ColumnCache cache() {
    return cache;
  }

  /** Runs that have a value, by metric key, as far as they were counted. */
  Map<Long, Integer> counts() {
    return counts;
  }
}
