package dev.assay.analysis.question;

import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.question.values.Mixed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Configurations taken apart: one column of values per path, one row per configuration, equal
 * values stored once. Grows by configurations with ever higher keys. One thread at a time.
 */
final class ConfigTable {
  /** Values at most, about 100 MB; a workspace with more is read path by path instead. */
  private static final long MOST_CELLS = 16_000_000;

  private static final Object NULL = new Object();

  private final Map<String, Path> paths = new TreeMap<>();
  private final Set<String> objects = new HashSet<>();
  private long[] ids = new long[64];
  private int size;
  private long cells;

  /** The values of one path; rows beyond the end have none. */
  private static final class Path {
    private int[] codes = new int[0];
    private final Map<Object, Integer> known = new HashMap<>();
    private final List<@Nullable Object> dictionary = new ArrayList<>();

    void set(int row, @Nullable Object value) {
      if (row >= codes.length) {
        int before = codes.length;
        codes = Arrays.copyOf(codes, Math.max(row + 1, before + before / 2));
        Arrays.fill(codes, before, codes.length, -1);
      }
      codes[row] =
          known.computeIfAbsent(
              value == null ? NULL : value,
              key -> {
                dictionary.add(value);
                return dictionary.size() - 1;
              });
    }

    int code(int row) {
      return row < 0 || row >= codes.length ? -1 : codes[row];
    }
  }

  private record Leaf(String path, JsonValue value) {}

  /** Adds a configuration; its key must be above all before. */
  void add(long configId, String json) {
    List<Leaf> leaves = new ArrayList<>();
    ConfigPaths.eachLeaf(json, (path, value) -> leaves.add(new Leaf(path, value)));
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size] = configId;
    for (Leaf leaf : leaves) {
      Path path = paths.get(leaf.path());
      if (path == null && paths.size() < ConfigCatalogue.MAX_PATHS) {
        path = new Path();
        paths.put(leaf.path(), path);
        objects.addAll(ConfigCatalogue.objectsAbove(leaf.path()));
      }
      if (path != null) {
        path.set(size, ConfigPaths.plain(leaf.value()));
      }
    }
    size++;
    cells += leaves.size();
  }

  /** The highest key so far; the least number before the first. */
  long last() {
    return size == 0 ? Long.MIN_VALUE : ids[size - 1];
  }

  boolean isFull() {
    return cells > MOST_CELLS;
  }

  /** Whether the values at a path cannot be told from here: objects, and what was not kept. */
  boolean isBeyond(String path) {
    return objects.contains(path)
        || (paths.size() >= ConfigCatalogue.MAX_PATHS && !paths.containsKey(path));
  }

  /**
   * The values at a path.
   *
   * @param configIds key of the configuration of each run; NaN for none
   */
  Mixed column(String path, double[] configIds) {
    int[] codes = new int[configIds.length];
    Arrays.fill(codes, -1);
    Path own = paths.get(path);
    if (own == null) {
      return new Mixed(codes, new Object[0]);
    }
    for (int i = 0; i < codes.length; i++) {
      codes[i] = own.code(row(configIds[i]));
    }
    return new Mixed(codes, own.dictionary.toArray());
  }

  private int row(double configId) {
    return Double.isNaN(configId) ? -1 : Arrays.binarySearch(ids, 0, size, (long) configId);
  }

  /** The paths of the configurations that these runs have. */
  ConfigCatalogue catalogue(double[] configIds) {
    int[] runs = new int[size];
    for (double configId : configIds) {
      int row = row(configId);
      if (row >= 0) {
        runs[row]++;
      }
    }
    ConfigCatalogue catalogue = new ConfigCatalogue();
    paths.forEach((name, path) -> {
      int[] perCode = new int[path.dictionary.size()];
      int rows = Math.min(size, path.codes.length);
      for (int row = 0; row < rows; row++) {
        if (path.codes[row] >= 0) {
          perCode[path.codes[row]] += runs[row];
        }
      }
      for (int code = 0; code < perCode.length; code++) {
        if (perCode[code] > 0) {
          catalogue.add(name, path.dictionary.get(code), perCode[code]);
        }
      }
    });
    return catalogue;
  }
}
