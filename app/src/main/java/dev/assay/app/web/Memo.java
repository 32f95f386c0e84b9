package dev.assay.app.web;

import dev.assay.domain.Check;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The latest answers, each made once though many ask at once. Those that were not asked for longest
 * go first. Thread-safe.
 */
final class Memo<V> {
  private final long most;
  private final ToLongFunction<V> weight;
  private final Map<String, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Kept<V>(String stamp, CompletableFuture<V> answer) {}

  /**
   * Nothing yet.
   *
   * @param most weight of all that are kept; the latest one is kept whatever it weighs
   */
  Memo(long most, ToLongFunction<V> weight) {
    Check.that(most > 0, "most must be above 0, not %d", most);
    this.most = most;
    this.weight = weight;
  }

  /**
   * The answer of a key.
   *
   * @param stamp an answer that was made under another one is made anew
   * @param make makes it; what it throws is thrown to all who wait for it, and forgotten
   */
  V get(String key, String stamp, Supplier<V> make) {
    Kept<V> mine = new Kept<>(stamp, new CompletableFuture<>());
    Kept<V> known;
    synchronized (kept) {
      known = kept.get(key);
      if (known == null || !known.stamp().equals(stamp)) {
        kept.put(key, mine);
        known = mine;
      }
    }
    if (known.equals(mine)) {
      fill(key, mine, make);
    }
    try {
      return known.answer().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private void fill(String key, Kept<V> mine, Supplier<V> make) {
    try {
      mine.answer().complete(make.get());
    } catch (RuntimeException | Error e) {
      mine.answer().completeExceptionally(e);
      forget(key, mine);
      return;
    }
    trim();
  }

  private void forget(String key, Kept<V> mine) {
    synchronized (kept) {
      kept.remove(key, mine);
    }
  }

  private void trim() {
    synchronized (kept) {
      long held = kept.values().stream().mapToLong(this::weightOf).sum();
      Iterator<Kept<V>> eldest = kept.values().iterator();
      for (int left = kept.size(); left > 1 && held > most; left--) {
        Kept<V> each = eldest.next();
        if (each.answer().isDone()) {
          held -= weightOf(each);
          eldest.remove();
        }
      }
    }
  }

  private long weightOf(Kept<V> each) {
    boolean known = each.answer().isDone() && !each.answer().isCompletedExceptionally();
    return known ? weight.applyAsLong(each.answer().join()) : 0;
  }

  /** Whether the answer of a key is there already. */
  boolean has(String key, String stamp) {
    synchronized (kept) {
      Kept<V> known = kept.get(key);
      return known != null && known.stamp().equals(stamp) && known.answer().isDone();
    }
  }

  /** How many are kept. */
  int size() {
    synchronized (kept) {
      return kept.size();
    }
  }
}
