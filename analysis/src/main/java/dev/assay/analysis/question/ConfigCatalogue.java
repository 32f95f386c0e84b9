package dev.assay.analysis.question;

import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.question.Column.ValueType;
import dev.assay.store.ColumnReader.LongField;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All paths of all configurations, with how many runs have each and what its values are. */
final class ConfigCatalogue {
  /** More paths than this are no settings but data; the rest is left out. */
  private static final int MAX_PATHS = 10_000;

  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final SortedSet<String> objects = new TreeSet<>();

  private static final class Entry {
    private final Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    private int runs;
  }

  private ConfigCatalogue() {}

  /** The catalogue of a view, made once per generation. */
  static ConfigCatalogue of(View view) {
    return view.table().cache().get(ConfigCatalogue.class, ConfigCatalogue.class, () -> read(view));
  }

  private static ConfigCatalogue read(View view) {
    Map<Long, Integer> runsOf = new HashMap<>();
    for (double configId : view.numbers(LongField.CONFIG_ID).values()) {
      if (!Double.isNaN(configId)) {
        runsOf.merge((long) configId, 1, Math::addExact);
      }
    }
    ConfigCatalogue catalogue = new ConfigCatalogue();
    view.reader()
        .eachConfig((configId, json) -> {
          int runs = runsOf.getOrDefault(configId, 0);
          ConfigPaths.eachLeaf(json, (path, value) -> catalogue.add(path, value, runs));
        });
    return catalogue;
  }

  private void add(String path, JsonValue value, int runs) {
    Entry entry = entries.get(path);
    if (entry == null) {
      if (entries.size() >= MAX_PATHS) {
        return;
      }
      entry = new Entry();
      entries.put(path, entry);
      for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
        objects.add(path.substring(0, dot));
      }
    }
    Object plain = ConfigPaths.plain(value);
    if (plain == null) {
      return;
    }
    entry.runs += runs;
    entry.types.add(
        plain instanceof Double
            ? ValueType.NUMBER
            : plain instanceof Boolean ? ValueType.BOOLEAN : ValueType.TEXT);
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
