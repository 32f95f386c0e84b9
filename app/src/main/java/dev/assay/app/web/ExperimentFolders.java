package dev.assay.app.web;

import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The results folders that hold experiments, as the index knows them, and what is in them. Only
 * these can be named, so that no request reaches another folder. Thread-safe.
 */
final class ExperimentFolders {
  private static final String TABLE = "metrics.csv";

  /** Folders whose news are looked for; more are noticed by the next scan. */
  private static final int MOST_WATCHED = 50;

  /** Folders that are kept in memory. */
  private static final int MOST_KEPT = 4;

  private final IndexState index;
  private final ZoneId zone;
  private final Map<Path, Kept> kept = new LinkedHashMap<>(8, 0.75f, true);
  private long generation = -1;
  private List<Place> places = List.of();

  /**
   * A folder.
   *
   * @param id what it is called: its place below a scanned folder, or its whole path
   * @param path absolute
   * @param files of experiments in it, as of the last scan
   */
  record Place(String id, Path path, int files) {}

  private record Kept(String stamp, ResultsFolder folder) {}

  ExperimentFolders(IndexState index, ZoneId zone) {
    this.index = index;
    this.zone = zone;
  }

  /** All, the one with the newest experiment first. */
  synchronized List<Place> places() {
    long now = index.generation();
    if (now != generation) {
      places = index.ask(ExperimentFolders::find);
      generation = now;
    }
    return places;
  }

  private static List<Place> find(RunReader reader) {
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
      if (results != null && String.valueOf(path.getFileName()).equals(TABLE)) {
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

  /**
   * The folder of this name; the first of all for an empty one.
   *
   * @throws AssayException NOT_FOUND when there is none
   */
  Place place(String id) {
    List<Place> all = places();
    return all.stream()
        .filter(place -> id.isEmpty() || place.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, all));
  }

  private static AssayException unknown(String id, List<Place> all) {
    String names = String.join(", ", all.stream().limit(20).map(Place::id).toList());
    return new AssayException(
        Kind.NOT_FOUND,
        id.isEmpty()
            ? "no experiment was logged in the folders of this workspace"
            : "no experiments are known in a folder '" + id + "'",
        all.isEmpty()
            ? "Log one: assay track log --results-dir DIR, in a folder that is served."
            : "There are " + names + ".");
  }

  /** What a folder holds now; read again only when a file came, went or was written anew. */
  synchronized ResultsFolder read(Place place) {
    String stamp = contents(place.path());
    Kept known = kept.get(place.path());
    if (known != null && known.stamp().equals(stamp)) {
      return known.folder();
    }
    ResultsFolder folder = ResultsFolder.read(place.path(), zone);
    kept.put(place.path(), new Kept(stamp, folder));
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return folder;
  }

  /** Changes whenever a file of the folder does. */
  static String contents(Path results) {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(new ExperimentStore(results).folder())) {
      files.forEach(file -> all.add(file.getFileName() + stamp(file)));
    } catch (IOException e) {
      all.add(""); // there is only a table
    }
    all.sort(Comparator.naturalOrder());
    return String.join("\n", all) + stamp(results.resolve(TABLE));
  }

  /** Changes, at the price of a few looks, whenever an experiment was logged or invalidated. */
  String news() {
    StringBuilder all = new StringBuilder();
    for (Place place : places().stream().limit(MOST_WATCHED).toList()) {
      ExperimentStore store = new ExperimentStore(place.path());
      all.append(stamp(store.folder())).append(stamp(store.table()));
    }
    return Integer.toHexString(all.toString().hashCode());
  }

  private static String stamp(Path file) {
    try {
      var is = Files.readAttributes(file, BasicFileAttributes.class);
      return " " + is.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + is.size();
    } catch (IOException e) {
      return " -";
    }
  }
}
