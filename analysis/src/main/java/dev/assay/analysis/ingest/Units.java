package dev.assay.analysis.ingest;

import dev.assay.formats.NotResults;
import dev.assay.formats.ResultsFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells by names alone which files of a folder are to be read, and what is read with them. */
final class Units {
  private Units() {}

  /**
   * A unit and the folder that it is in.
   *
   * @param folder absolute path
   */
  record Place(Path folder, Folder.Unit unit) {
    String path() {
      return folder + "/" + unit.file();
    }

    /** As if it had never been read. */
    Place unread() {
      return new Place(folder, new Folder.Unit(unit.file(), unit.companions(), List.of()));
    }

    /** How many files: the one and its companions. */
    int files() {
      return 1 + unit.companions().size();
    }

    /** Paths of the file and of its companions, in order. */
    List<String> paths() {
      if (unit.companions().isEmpty()) {
        return List.of(path());
      }
      List<String> paths = new ArrayList<>(files());
      paths.add(path());
      for (String companion : unit.companions()) {
        paths.add(companion.startsWith("/") ? companion : folder + "/" + companion);
      }
      return paths;
    }
  }

  /** Gathers the units of a folder and of those below it. */
  static void collect(Path path, Folder folder, List<Place> places) {
    for (Folder.Unit unit : folder.units()) {
      places.add(new Place(path, unit));
    }
    for (Folder child : folder.children()) {
      collect(path.resolve(child.name()), child, places);
    }
  }

  /** The units among {@code files}, in the order of {@code names}. */
  static List<Folder.Unit> of(String[] names, Set<String> files, List<ResultsFormat> formats) {
    List<Folder.Unit> units = new ArrayList<>(2);
    for (String file : names) {
      if (files.contains(file)) {
        Folder.Unit unit = unit(file, files, formats, false);
        if (unit != null) {
          units.add(unit);
        }
      }
    }
    return units.isEmpty() ? List.of() : units;
  }

  private static Folder.@Nullable Unit unit(
      String file, Set<String> files, List<ResultsFormat> formats, boolean registered) {
    if (NotResults.named(file)
        || formats.stream().anyMatch(format -> format.readsBesideAnother(file, files))) {
      return null;
    }
    Set<String> companions = null;
    for (ResultsFormat format : formats) {
      if (format.mayRead(file, files) || (registered && format.readsRegistered())) {
        companions = companions == null ? new TreeSet<>() : companions;
        companions.addAll(format.companions(file, files));
      }
    }
    if (companions == null) {
      return null;
    }
    companions.remove(file);
    companions.retainAll(files);
    return new Folder.Unit(file, List.copyOf(companions), List.of());
  }

  /**
   * A results file that a registry names; null if it is not there or is not to be read.
   *
   * @param configs where its training configuration may be, the best place first
   */
  static @Nullable Place registered(Path file, List<Path> configs, List<ResultsFormat> formats) {
    Path folder = file.getParent();
    String[] names = folder == null || !Files.isRegularFile(file) ? null : folder.toFile().list();
    if (folder == null || names == null) {
      return null;
    }
    Set<String> files = new HashSet<>(Arrays.asList(names));
    Folder.Unit unit = unit(String.valueOf(file.getFileName()), files, formats, true);
    if (unit == null) {
      return null;
    }
    Path config = configs.stream().filter(Files::isRegularFile).findFirst().orElse(null);
    if (config == null || folder.equals(config.getParent())) {
      return new Place(folder, unit);
    }
    List<String> companions = new ArrayList<>(unit.companions());
    companions.add(config.toString());
    return new Place(folder, new Folder.Unit(unit.file(), List.copyOf(companions), List.of()));
  }
}
