package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Mixed;
import dev.assay.store.RunSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of one index, over all its generations: a configuration never changes, so each
 * is taken apart once, and after a change of the index only the new ones are.
 *
 * <p>Whoever asks for one path reads that path alone; the whole is made when more is asked for.
 * Thread-safe.
 */
final class Configs {
  private final long born;
  private final Set<String> asked = new HashSet<>();
  private @Nullable ConfigTable table;
  private boolean tooLarge;

  /**
   * Begins without any.
   *
   * @param born of the index; another index has other configurations under the same keys
   */
  Configs(long born) {
    this.born = born;
  }

  long born() {
    return born;
  }

  /**
   * The values at a path.
   *
   * @param configIds key of the configuration of each run; NaN for none
   */
  synchronized Mixed column(String path, double[] configIds, RunSource reader) {
    asked.add(path);
    ConfigTable known = table != null || asked.size() > 1 ? upToDate(reader) : null;
    return known == null || known.isBeyond(path)
        ? read(path, configIds, reader)
        : known.column(path, configIds);
  }

  /** The paths of the configurations that these runs have. */
  synchronized ConfigCatalogue catalogue(double[] configIds, RunSource reader) {
    ConfigTable known = upToDate(reader);
    return known == null ? ConfigCatalogue.read(configIds, reader) : known.catalogue(configIds);
  }

  /** The table with all configurations; null when there are too many. */
  private @Nullable ConfigTable upToDate(RunSource reader) {
    if (tooLarge) {
      return null;
    }
    ConfigTable known = table == null ? new ConfigTable() : table;
    reader.eachConfig(
        known.last(),
        (configId, json) -> {
          if (!known.isFull()) {
            known.add(configId, json);
          }
        });
    tooLarge = known.isFull();
    table = tooLarge ? null : known;
    return table;
  }

  private static Mixed read(String path, double[] configIds, RunSource reader) {
    Map<Long, Integer> codeOf = new HashMap<>();
    Map<Object, Integer> known = new HashMap<>();
    List<@Nullable Object> dictionary = new ArrayList<>();
    reader.eachConfig(
        Long.MIN_VALUE,
        (configId, json) -> {
          Object value = ConfigPaths.value(json, path);
          if (value != null) {
            codeOf.put(
                configId,
                known.computeIfAbsent(
                    value,
                    each -> {
                      dictionary.add(each);
                      return dictionary.size() - 1;
                    }));
          }
        });
    int[] codes = new int[configIds.length];
    Arrays.fill(codes, -1);
    for (int i = 0; i < codes.length; i++) {
      Integer code = Double.isNaN(configIds[i]) ? null : codeOf.get((long) configIds[i]);
      codes[i] = code == null ? -1 : code;
    }
    return new Mixed(codes, dictionary.toArray());
  }
}
