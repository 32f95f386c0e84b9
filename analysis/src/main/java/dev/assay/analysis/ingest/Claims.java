package dev.assay.analysis.ingest;

import dev.assay.formats.ResultsFormat;
import dev.assay.store.IngestWriter;
import dev.assay.store.KnownFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scan of one folder has to do about the results files that registries name. */
final class Claims {
  private final IngestWriter writer;
  private final Registered then;
  private final Registered now;
  private final Set<String> changed = new HashSet<>();
  private final Set<String> anew = new HashSet<>();
  private final List<Units.Place> places = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<String, KnownFile> gone = new HashMap<>();

  /**
   * Looks at the disk and at the index.
   *
   * @param then what registries said before the scan
   * @param now what they say
   * @param toRead what a walk of the folder found changed
   */
  Claims(
      Path root,
      IngestWriter writer,
      List<ResultsFormat> formats,
      Registered then,
      Registered now,
      List<Units.Place> toRead) {
    this.writer = writer;
    this.then = then;
    this.now = now;
    toRead.forEach(place -> changed.addAll(place.paths()));
    for (Registered.Claim claim : now.claims()) {
      // What another folder's registry names outside of this one is for that folder's scan.
      if (claim.file().startsWith(root) || claim.registry().startsWith(root)) {
        add(claim, formats);
      }
    }
    for (Registered.Claim claim : then.claims()) {
      String path = claim.file().toString();
      if (now.key(path) == null
          && claim.registry().startsWith(root)
          && !claim.file().startsWith(root)
          && !isScanned(claim.file().getParent())) {
        lose(claim.file());
      }
    }
  }

  private void add(Registered.Claim claim, List<ResultsFormat> formats) {
    Units.Place place = Units.registered(claim.file(), claim.configs(), formats);
    if (place == null) {
      if (!Files.exists(claim.file())) {
        lose(claim.file());
      }
      return;
    }
    places.add(place);
    paths.addAll(place.paths());
    for (Path config : claim.configs()) {
      if (!Files.exists(config) && lose(config)) {
        anew.add(place.path()); // it was read with the one that is gone
      }
    }
  }

  /** Whether the index knows the file as present. */
  private boolean lose(Path path) {
    KnownFile file = writer.file(path.toString());
    if (file == null || file.missing()) {
      return false;
    }
    gone.put(path.toString(), file);
    return true;
  }

  /** Whether a folder is scanned for its own sake. */
  private boolean isScanned(@Nullable Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (writer.listing(at.toString()) != null) {
        return true;
      }
    }
    return false;
  }

  /** Paths of registered files that are there, and of what is read with them. */
  Set<String> paths() {
    return paths;
  }

  /** Files that the index knows as present and that are gone, or no longer named, by path. */
  Map<String, KnownFile> gone() {
    return gone;
  }

  /**
   * Those to be read: new, changed, or named for another checkpoint than before. Where only the
   * file itself may have changed it has its stamps, so that equal content is not read again.
   */
  List<Units.Place> toRead(boolean all) {
    List<Units.Place> news = new ArrayList<>();
    for (Units.Place place : places) {
      Folder.Unit then = all || !now.agrees(this.then, place.path()) ? null : asKnown(place);
      if (then == null) {
        news.add(place);
      } else if (changed.contains(place.path()) || Stamp.changed(place.folder(), then)) {
        news.add(new Units.Place(place.folder(), then));
      }
    }
    return news;
  }

  /** The unit as it was read last; null when it must be read again. */
  private Folder.@Nullable Unit asKnown(Units.Place place) {
    List<Stamp> stamps = new ArrayList<>();
    for (String path : place.paths()) {
      KnownFile file = writer.file(path);
      boolean companion = !path.equals(place.path());
      // The index may know the companion's new content already, from another result beside it.
      if (file == null
          || file.missing()
          || anew.contains(path)
          || (companion && changed.contains(path))) {
        return null;
      }
      stamps.add(new Stamp(file.size(), file.mtimeNs(), file.inode(), true));
    }
    return new Folder.Unit(place.unit().file(), place.unit().companions(), stamps);
  }
}
