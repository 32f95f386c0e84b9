package dev.assay.app.workspace;

import dev.assay.formats.track.ExperimentStore;
import dev.assay.store.RunReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The results folders that hold experiments, as an index knows them. */
public final class ExperimentPlaces {
  private ExperimentPlaces() {}

  /**
   * A folder.
   *
   * @param id what it is called: its place below a scanned folder, or its whole path
   * @param path absolute
   * @param files of experiments in it, as of the last scan
   */
  public record Place(String id, Path path, int files) {}

  /** All, the one with the newest experiment first. */
  public static List<Place> find(RunReader reader) {
    Map<Path, Integer> counts = new TreeMap<>();
    Map<Path, String> newest = new HashMap<>();
    for (String file : reader.filesOf("tracker-experiment")) {
      Path path = Path.of(file);
      Path folder = path.getParent();
      Path results = folder == null ? null : folder.getParent();
      if (results != null && new ExperimentStore(results).folder().equals(folder)) {
        counts.merge(results, 1, Integer::sum);
        newest.merge(
            results, String.valueOf(path.getFileName()), (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
    for (String file : reader.filesOf("tracker-metrics-csv")) {
      Path path = Path.of(file);
      Path results = path.getParent();
      if (results != null && String.valueOf(path.getFileName()).equals("metrics.csv")) {
        counts.putIfAbsent(results, 0);
      }
    }
    Map<Path, String> names = names(counts.keySet(), reader.roots().keySet());
    return counts.entrySet().stream()
        .map(each ->
            new Place(
                Objects.requireNonNull(names.get(each.getKey())), each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparing((Place place) -> newest.getOrDefault(place.path(), ""))
                .reversed()
                .thenComparing(Place::id))
        .toList();
  }

  private static Map<Path, String> names(Collection<Path> folders, Collection<String> roots) {
    Map<Path, String> names = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    for (Path folder : folders) {
      String name = name(folder, roots);
      names.put(folder, name);
      times.merge(name, 1, Integer::sum);
    }
    names.replaceAll((folder, name) -> times.getOrDefault(name, 1) == 1 ? name : folder.toString());
    return names;
  }

  private static String name(Path folder, Collection<String> roots) {
    for (String root : roots) {
      Path base = Path.of(root);
      Path above = base.getParent();
      if (folder.startsWith(base) && above != null) {
        return above.relativize(folder).toString().replace('\\', '/');
      }
    }
    return folder.toString();
  }
}
