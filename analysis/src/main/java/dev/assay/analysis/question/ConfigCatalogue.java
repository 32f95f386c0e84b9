package dev.assay.analysis.question;

import dev.assay.analysis.question.Column.ValueType;
import dev.assay.store.RunSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All paths of all configurations, with how many runs have each and what its values are. */
final class ConfigCatalogue {
  /** More paths than this are no settings but data; the rest is left out. */
  static final int MAX_PATHS = 10_000;

  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final SortedSet<String> objects = new TreeSet<>();

  private static final class Entry {
    private final Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    private int runs;
  }

  /** The catalogue of a view, made once per generation. */
  static ConfigCatalogue of(View view) {
    return view.configCatalogue();
  }

  /** By reading all configurations, none of which is kept. */
  static ConfigCatalogue read(double[] configIds, RunSource reader) {
    Map<Long, Integer> runsOf = new HashMap<>();
    for (double configId : configIds) {
      if (!Double.isNaN(configId)) {
        runsOf.merge((long) configId, 1, Math::addExact);
      }
    }
    ConfigCatalogue catalogue = new ConfigCatalogue();
    reader.eachConfig(
        Long.MIN_VALUE,
        (configId, json) -> {
          Integer runs = runsOf.get(configId);
          if (runs != null) {
            ConfigPaths.eachLeaf(
                json, (path, value) -> catalogue.add(path, ConfigPaths.plain(value), runs));
          }
        });
    return catalogue;
  }

  /** Adds a value, null included, that some runs have at a path. */
  void add(String path, @Nullable Object value, int runs) {
    Entry entry = entries.get(path);
    if (entry == null) {
      if (entries.size() >= MAX_PATHS) {
        return;
      }
      entry = new Entry();
      entries.put(path, entry);
      objects.addAll(objectsAbove(path));
    }
    if (value == null) {
      return;
    }
    entry.runs += runs;
    entry.types.add(
        value instanceof Double
            ? ValueType.NUMBER
            : value instanceof Boolean ? ValueType.BOOLEAN : ValueType.TEXT);
  }

  /** What a path goes through: {@code a} and {@code a.b} for {@code a.b.c}. */
  static List<String> objectsAbove(String path) {
    List<String> above = new ArrayList<>();
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      above.add(path.substring(0, dot));
    }
    return above;
  }

  /** Whether some configuration has this path, be it null everywhere. */
  boolean hasPath(String path) {
    return entries.containsKey(path) || objects.contains(path);
  }

  Set<String> paths() {
    return entries.keySet();
  }

  /** Paths with a value in at least one run, in order. */
  List<Column> columns() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().runs > 0)
        .map(entry -> column(entry.getKey(), type(entry.getValue().types), entry.getValue().runs))
        .toList();
  }

  static Column column(String path, ValueType type, int runs) {
    return new Column("config." + path, Column.Kind.CONFIG, path, null, type, runs);
  }

  private static ValueType type(Set<ValueType> types) {
    return types.size() == 1 ? types.iterator().next() : ValueType.MIXED;
  }
}
