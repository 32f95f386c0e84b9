package dev.assay.app.web;

import dev.assay.analysis.experiment.RecordedOptions;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.app.workspace.ExperimentPlaces;
import dev.assay.app.workspace.ExperimentPlaces.Place;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.track.ExperimentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The results folders that hold experiments, as the index knows them, and what is in them. Only
 * these can be named, so that no request reaches another folder. Thread-safe.
 */
final class ExperimentFolders {
  private static final String TABLE = "metrics.csv";
  private static final String MATRIX = "run-all.json";

  /** Folders whose news are looked for; more are noticed by the next scan. */
  private static final int MOST_WATCHED = 50;

  /** Folders that are kept in memory. */
  private static final int MOST_KEPT = 4;

  private final IndexState index;
  private final ZoneId zone;
  private final Map<Path, Kept> kept = new LinkedHashMap<>(8, 0.75f, true);
  private long generation = -1;
  private List<Place> places = List.of();

  private record Kept(String stamp, ResultsFolder folder) {}

  ExperimentFolders(IndexState index, ZoneId zone) {
    this.index = index;
    this.zone = zone;
  }

  /** All, the one with the newest experiment first. */
  synchronized List<Place> places() {
    long now = index.generation();
    if (now != generation) {
      places = index.ask(ExperimentPlaces::find);
      generation = now;
    }
    return places;
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
    return String.join("\n", all) + stamp(results.resolve(TABLE)) + stamp(results.resolve(MATRIX));
  }

  /**
   * Changes, at the price of a few looks, whenever an experiment was logged or invalidated, or a
   * package was made with other options.
   */
  String news() {
    StringBuilder all = new StringBuilder();
    for (Place place : places().stream().limit(MOST_WATCHED).toList()) {
      ExperimentStore store = new ExperimentStore(place.path());
      all.append(stamp(store.folder())).append(stamp(store.table()));
      all.append(stamp(place.path().resolve(RecordedOptions.FILE)));
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
