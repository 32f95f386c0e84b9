package dev.assay.analysis.ingest;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.store.FileEntry;
import dev.assay.store.IngestWriter;
import dev.assay.store.KnownFile;
import dev.assay.store.UnitWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Scans one folder tree into the index. Used once, by one thread, which also writes. */
final class RootScan {
  /** A batch is committed after this long, so that little is lost and other writers get their turn. */
  private static final long BATCH_NS = TimeUnit.SECONDS.toNanos(3);

  /** Units that may wait, read, for being written; bounds memory. */
  private static final int AHEAD = 512;

  private static final int CHUNK = 32;

  private final IngestWriter writer;
  private final Path root;
  private final List<ResultsFormat> formats;
  private final UnitReader reader;
  private final Scan.Progress progress;
  private final ForkJoinPool pool;
  private final boolean readAnew;
  private final Scan.Tally tally;
  private final long now = System.currentTimeMillis();
  private Map<String, KnownFile> known = Map.of();
  private final Set<String> seen = new HashSet<>();
  private boolean inBatch;
  private boolean stale;
  private boolean changed;
  private long batchEnds;

  RootScan(
      IngestWriter writer,
      Path root,
      List<ResultsFormat> formats,
      Settings settings,
      Scan.Progress progress,
      ForkJoinPool pool,
      boolean readAnew,
      Scan.Tally tally) {
    this.writer = writer;
    this.root = root;
    this.formats = formats;
    this.reader = new UnitReader(formats, settings);
    this.progress = progress;
    this.pool = pool;
    this.readAnew = readAnew;
    this.tally = tally;
  }

  List<FolderWalk.Trouble> run() throws IOException {
    progress.update("looking", 0, 0);
    FolderWalk walk = new FolderWalk(formats, now);
    byte[] before = readAnew ? null : writer.listing(root.toString());
    List<Folder> remembered = Listing.decode(before);
    List<FolderWalk.Found> found = walk.walk(root, remembered, pool);
    known = writer.filesBelow(root.toString());
    List<Units.Place> places = new ArrayList<>();
    found.forEach(f -> collect(f.path(), f.folder(), places));
    read(changedOnes(places));
    follow();
    vanished(walk.troubles());
    List<Folder> folders = found.stream().map(FolderWalk.Found::folder).toList();
    if (inBatch || !same(folders, remembered)) {
      beginBatch();
      writer.putListing(root.toString(), Listing.encode(folders), now);
      endBatch();
    } else {
      writer.touchRoot(root.toString(), now);
    }
    return walk.troubles();
  }

  @SuppressWarnings("ReferenceEquality") // a walk hands unchanged folders back themselves
  private static boolean same(List<Folder> now, List<Folder> before) {
    boolean same = now.size() == before.size();
    for (int i = 0; same && i < now.size(); i++) {
      same = now.get(i) == before.get(i);
    }
    return same;
  }

  private static void collect(String path, Folder folder, List<Units.Place> places) {
    for (Folder.Unit unit : folder.units()) {
      places.add(new Units.Place(path, unit));
    }
    for (Folder child : folder.children()) {
      collect(path + "/" + child.name(), child, places);
    }
  }

  /** Units of which some file is new or has another stamp than the index knows. */
  private List<Units.Place> changedOnes(List<Units.Place> places) {
    if (readAnew || known.isEmpty()) {
      places.forEach(this::see);
      return places;
    }
    List<Future<List<Units.Place>>> parts = new ArrayList<>();
    for (int from = 0; from < places.size(); from += 2048) {
      List<Units.Place> part = places.subList(from, Math.min(places.size(), from + 2048));
      parts.add(pool.submit(() -> part.stream().filter(this::isChanged).toList()));
    }
    List<Units.Place> changedPlaces = new ArrayList<>();
    for (Future<List<Units.Place>> part : parts) {
      changedPlaces.addAll(result(part));
    }
    places.forEach(this::see);
    tally.unchanged += seen.size();
    for (Units.Place place : changedPlaces) {
      tally.unchanged -= 1 + place.unit().companions().size();
      withDigest(place.path());
      place.unit().companions().forEach(name -> withDigest(place.folder() + "/" + name));
    }
    return changedPlaces;
  }

  private void withDigest(String path) {
    if (known.containsKey(path)) {
      KnownFile file = writer.file(path);
      if (file != null) {
        known.put(path, file);
      }
    }
  }

  private void see(Units.Place place) {
    seen.add(place.path());
    for (String companion : place.unit().companions()) {
      seen.add(place.folder() + "/" + companion);
    }
  }

  private boolean isChanged(Units.Place place) {
    if (isChanged(place.path())) {
      return true;
    }
    for (String companion : place.unit().companions()) {
      if (isChanged(place.folder() + "/" + companion)) {
        return true;
      }
    }
    return false;
  }

  private boolean isChanged(String path) {
    KnownFile file = known.get(path);
    if (file == null || file.missing()) {
      return true;
    }
    try {
      Stamp stamp = Stamp.of(Path.of(path));
      return stamp.size() != file.size()
          || stamp.mtimeNs() != file.mtimeNs()
          || stamp.inode() != file.inode();
    } catch (IOException e) {
      return !file.rejected();
    }
  }

  private void read(List<Units.Place> places) throws IOException {
    Deque<Future<List<Outcome>>> pending = new ArrayDeque<>();
    int next = 0;
    int done = 0;
    while (done < places.size()) {
      while (next < places.size() && pending.size() < AHEAD / CHUNK) {
        List<Units.Place> chunk = places.subList(next, Math.min(places.size(), next + CHUNK));
        next += chunk.size();
        pending.add(pool.submit(outcomes(chunk)));
      }
      List<Outcome> outcomes = result(pending.remove());
      for (Outcome outcome : outcomes) {
        write(outcome);
        done++;
      }
      progress.update("reading", done, places.size());
    }
  }

  private Callable<List<Outcome>> outcomes(List<Units.Place> chunk) {
    return () -> {
      List<Outcome> outcomes = new ArrayList<>(chunk.size());
      for (Units.Place place : chunk) {
        UnitReader.Fetched fetched = reader.fetch(Path.of(place.folder()), place.unit());
        outcomes.add(
            new Outcome(fetched, sameContent(fetched) ? null : reader.read(fetched)));
      }
      return outcomes;
    };
  }

  /**
   * A unit that was fetched.
   *
   * @param write what was read; null when the content is what the index knows already
   */
  private record Outcome(UnitReader.Fetched fetched, @Nullable UnitWrite write) {}

  /** Only the stamps changed, or the files came back as they were. */
  private boolean sameContent(UnitReader.Fetched fetched) {
    if (readAnew || stale || !sameContent(fetched.path(), fetched.main())) {
      return false;
    }
    for (var companion : fetched.companions().entrySet()) {
      if (!sameContent(fetched.path().resolveSibling(companion.getKey()), companion.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean sameContent(Path path, UnitReader.Blob blob) {
    KnownFile file = known.get(path.toString());
    byte[] sha = blob.sha256();
    return file != null
        && sha != null
        && file.sha256() != null
        && Arrays.equals(sha, file.sha256());
  }

  private void write(Outcome outcome) {
    beginBatch();
    changed = true;
    UnitReader.Fetched fetched = outcome.fetched();
    tally.read += 1 + fetched.companions().size();
    UnitWrite write = outcome.write();
    if (write == null) {
      touch(fetched.path(), fetched.main());
      fetched
          .companions()
          .forEach((name, blob) -> touch(fetched.path().resolveSibling(name), blob));
    } else {
      if (write.main().status() == FileEntry.Status.IGNORED) {
        tally.ignored++;
      }
      KnownFile file = knownNow(write.main().path());
      writer.put(write, file == null ? null : file.fileId(), now);
    }
    if (System.nanoTime() > batchEnds) {
      endBatch();
    }
  }

  private void touch(Path path, UnitReader.Blob blob) {
    KnownFile file = knownNow(path.toString());
    if (file != null) {
      writer.touch(file.fileId(), blob.entry(path, FileEntry.Status.READ, ""));
    }
  }

  private @Nullable KnownFile knownNow(String path) {
    return stale ? writer.file(path) : known.get(path);
  }

  /** Registries name results that may lie elsewhere: those are read too. */
  private void follow() throws IOException {
    List<Units.Place> places = new ArrayList<>();
    Map<String, KnownFile> elsewhere = new HashMap<>();
    for (var registry : writer.registeredFiles().entrySet()) {
      Path file = Path.of(registry.getKey());
      if (!file.startsWith(root)) {
        continue;
      }
      for (String named : registry.getValue()) {
        Units.Place place = isKnownHere(file, named) ? null : Units.registered(file, named, formats);
        if (place != null && !seen.contains(place.path())) {
          KnownFile before = writer.file(place.path());
          if (before != null) {
            elsewhere.put(place.path(), before);
          }
          places.add(place);
        }
      }
    }
    if (places.isEmpty()) {
      return;
    }
    known = new HashMap<>(known);
    known.putAll(elsewhere);
    read(changedOnes(places));
  }

  private boolean isKnownHere(Path registry, String named) {
    return named.startsWith("/")
        ? seen.contains(named)
        : seen.contains(registry.resolveSibling("..").resolve(named).normalize().toString());
  }

  private void vanished(List<FolderWalk.Trouble> troubles) {
    List<Long> gone = new ArrayList<>();
    for (var file : known.entrySet()) {
      if (!file.getValue().missing()
          && !seen.contains(file.getKey())
          && troubles.stream().noneMatch(t -> file.getKey().startsWith(t.path() + "/"))) {
        gone.add(file.getValue().fileId());
      }
    }
    if (!gone.isEmpty()) {
      tally.vanished += gone.size();
      beginBatch();
      changed = true;
      writer.markMissing(gone, now);
    }
  }

  private void beginBatch() {
    if (!inBatch) {
      stale |= writer.begin();
      inBatch = true;
      batchEnds = System.nanoTime() + BATCH_NS;
    }
  }

  private void endBatch() {
    if (changed) {
      writer.settle(Reconcile.of(writer.witnesses()));
      changed = false;
    }
    writer.commit();
    inBatch = false;
  }

  private static <T> T result(Future<T> future) {
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
