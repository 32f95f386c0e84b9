package dev.assay.analysis.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Finds units of which some file is new or no longer as it was. Looks only, reads nothing. */
final class Changes {
  private static final int CHUNK = 2048;

  private Changes() {}

  /**
   * The changed ones, in order.
   *
   * @param before gives the stamps of a unit's files when they were read; empty if they never were
   */
  static List<Units.Place> among(
      List<Units.Place> places, ForkJoinPool pool, Function<Units.Place, List<Stamp>> before) {
    List<Future<List<Units.Place>>> parts = new ArrayList<>();
    for (int from = 0; from < places.size(); from += CHUNK) {
      List<Units.Place> part = places.subList(from, Math.min(places.size(), from + CHUNK));
      parts.add(
          pool.submit(
              () -> part.stream().filter(place -> changed(place, before.apply(place))).toList()));
    }
    List<Units.Place> changed = new ArrayList<>();
    for (Future<List<Units.Place>> part : parts) {
      changed.addAll(result(part));
    }
    return changed;
  }

  private static boolean changed(Units.Place place, List<Stamp> before) {
    if (before.size() != place.files()) {
      return true;
    }
    int i = 0;
    for (String path : place.paths()) {
      try {
        if (!Stamp.of(Path.of(path)).equals(before.get(i++))) {
          return true;
        }
      } catch (IOException e) {
        return true;
      }
    }
    return false;
  }

  /** The result of a task that is known not to throw. */
  static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reading thread failed", e.getCause());
    }
  }
}
