package dev.assay.analysis.ingest;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.paper.RunsRegistry;
import dev.assay.store.FileEntry;
import dev.assay.store.IngestWriter;
import dev.assay.store.KnownFile;
import dev.assay.store.UnitWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
  /**
   * A batch is committed after this long, so that little is lost and other writers get their turn.
   */
  private static final long BATCH_NS = TimeUnit.SECONDS.toNanos(3);

  /** A file that breaks off and was written to within this time is being written: 1 min. */
  private static final long BEING_WRITTEN_MILLIS = TimeUnit.MINUTES.toMillis(1);

  /** Units that may wait, read, for being written; bounds memory. */
  private static final int AHEAD = 512;

  private static final int CHUNK = 32;

  private final IngestWriter writer;
  private final Path root;
  private final List<ResultsFormat> formats;
  private final UnitReader reader;
  private final Scan.Progress progress;
  private final ForkJoinPool pool;
  private final String readers;
  private final Scan.Tally tally;
  private final long now;
  private final Map<String, List<Stamp>> stamps = new HashMap<>();
  private final Map<String, Folder.Unit> listed = new HashMap<>();
  private Map<String, KnownFile> known = Map.of();
  private Registered registered = Registered.NONE;
  private @Nullable List<Units.Place> places;
  private boolean readAnew;
  private boolean inBatch;
  private boolean stale;
  private boolean changed;
  private boolean unfinished;
  private long batchEnds;

  RootScan(
      IngestWriter writer,
      Path root,
      List<ResultsFormat> formats,
      Settings settings,
      Scan.Progress progress,
      ForkJoinPool pool,
      String readers,
      Scan.Tally tally,
      long now) {
    this.writer = writer;
    this.root = root;
    this.formats = formats;
    this.reader = new UnitReader(formats, settings);
    this.progress = progress;
    this.pool = pool;
    this.readers = readers;
    this.tally = tally;
    this.now = now;
  }

  List<FolderWalk.Trouble> run() throws IOException {
    progress.update("looking", 0, 0);
    Listing before = Listing.decode(writer.listing(root.toString()));
    readAnew = !before.readers().equals(readers);
    FolderWalk walk = new FolderWalk(formats, now);
    walk.walk(root, readAnew ? List.of() : before.folders(), pool);
    List<Folder> folders = walk.found().stream().map(FolderWalk.Found::folder).toList();
    List<Units.Place> toRead = walk.changed();
    boolean quiet =
        toRead.isEmpty()
            && before.generation() == writer.generation()
            && same(folders, before.folders());
    if (!quiet) {
      known = writer.filesBelow(root.toString());
    }
    tally.unchanged += walk.files() - toRead.stream().mapToInt(Units.Place::files).sum();
    toRead.forEach(this::loadDigests);
    Registered then = registered();
    registered =
        readRegistries(toRead, quiet ? Map.of() : gone(walk, Set.of())) ? registered() : then;
    Claims claims = new Claims(root, writer, formats, then, registered, toRead);
    Map<String, KnownFile> gone = new HashMap<>(claims.gone());
    if (!quiet) {
      gone.putAll(gone(walk, claims.paths()));
    }
    read(toRead.stream().filter(place -> !isRegistry(place.path()) && !isClaimed(place)).toList());
    read(released(walk, then, toRead));
    readClaimed(claims, toRead);
    gone.keySet().removeIf(RootScan::isRegistry);
    markMissing(gone.values());
    finish(folders, quiet);
    return walk.troubles();
  }

  /**
   * A quiet scan leaves the index as it is, but for the time; so does one that found nothing but
   * files that are being written, which the next scan looks into again.
   */
  private void finish(List<Folder> folders, boolean quiet) {
    if (writer.anyUnderWayBefore(now - Reconcile.UNDER_WAY_MILLIS)) {
      beginBatch();
      changed = true; // time alone ends what stood as under way
    }
    if ((quiet || unfinished) && !inBatch) {
      writer.touchRoot(root.toString(), now);
      return;
    }
    beginBatch();
    Listing listing = new Listing(readers, writer.generation() + 1, folders);
    writer.putListing(
        root.toString(),
        listing.encode((folder, unit) -> stampsOf(folder + "/" + unit.file(), unit)));
    writer.touchRoot(root.toString(), now);
    endBatch();
  }

  private List<Stamp> stampsOf(String path, Folder.Unit unit) {
    List<Stamp> fresh = stamps.get(path);
    return fresh == null ? unit.stamps() : fresh;
  }

  @SuppressWarnings("ReferenceEquality") // a walk hands unchanged folders back themselves
  private static boolean same(List<Folder> now, List<Folder> before) {
    boolean same = now.size() == before.size();
    for (int i = 0; same && i < now.size(); i++) {
      same = now.get(i) == before.get(i);
    }
    return same;
  }

  private void loadDigests(Units.Place place) {
    place.paths().forEach(this::loadDigest);
  }

  private void loadDigest(String path) {
    if (known.containsKey(path)) {
      KnownFile file = writer.file(path);
      if (file != null) {
        known.put(path, file);
      }
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
      for (Outcome outcome : result(pending.remove())) {
        write(outcome);
        done++;
      }
      progress.update("reading", done, places.size());
    }
  }

  private Callable<List<Outcome>> outcomes(List<Units.Place> chunk) {
    return () -> {
      UnitReader.Twins twins = new UnitReader.Twins();
      List<Outcome> outcomes = new ArrayList<>(chunk.size());
      for (Units.Place place : chunk) {
        UnitReader.Fetched fetched = reader.fetch(place.folder(), place.unit(), twins, true);
        outcomes.add(
            sameContent(place, fetched)
                ? new Outcome(place, fetched, null, false)
                : outcome(place, fetched, reader.read(fetched, registered.key(place.path()))));
      }
      return outcomes;
    };
  }

  private Outcome outcome(
      Units.Place place, UnitReader.Fetched fetched, UnitReader.Understood understood) {
    long age = now - TimeUnit.NANOSECONDS.toMillis(fetched.main().stamp().mtimeNs());
    boolean beingWritten = understood.unfinished() && Math.abs(age) < BEING_WRITTEN_MILLIS;
    return new Outcome(place, fetched, understood.write(), beingWritten);
  }

  /**
   * A unit that was fetched.
   *
   * @param write what was read; null when the content is what the index knows already
   * @param beingWritten whether to leave what the index knows as it is, and to look again next time
   */
  private record Outcome(
      Units.Place place,
      UnitReader.Fetched fetched,
      @Nullable UnitWrite write,
      boolean beingWritten) {}

  /**
   * Only the stamps changed. A unit without stamps was not read before as this set of files: what
   * was a companion may start it now, or a companion be gone.
   */
  private boolean sameContent(Units.Place place, UnitReader.Fetched fetched) {
    if (readAnew
        || stale
        || place.unit().stamps().isEmpty()
        || !sameContent(fetched.path(), fetched.main())) {
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
    if (outcome.beingWritten()) {
      tally.beingWritten++;
      unfinished = true;
      stamps.put(outcome.place().path(), List.of());
      return;
    }
    beginBatch();
    changed = true;
    UnitReader.Fetched fetched = outcome.fetched();
    stamps.put(
        outcome.place().path(),
        fetched.stamps(
            listed.getOrDefault(outcome.place().path(), outcome.place().unit()),
            TimeUnit.MILLISECONDS.toNanos(now)));
    UnitWrite write = outcome.write();
    if (write == null) {
      tally.unchanged += outcome.place().files();
      touch(fetched.path(), fetched.main());
      fetched
          .companions()
          .forEach((name, blob) -> touch(fetched.path().resolveSibling(name), blob));
    } else {
      tally.read += outcome.place().files();
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

  private Registered registered() {
    return Registered.of(writer.registeredFiles(), formats);
  }

  private static boolean isRegistry(String path) {
    return path.endsWith("/" + RunsRegistry.FILE);
  }

  private boolean isClaimed(Units.Place place) {
    return registered.key(place.path()) != null;
  }

  /**
   * Registries come first: they say what other files are. Tells whether there was any news of one.
   */
  private boolean readRegistries(List<Units.Place> toRead, Map<String, KnownFile> gone)
      throws IOException {
    List<Units.Place> changedOnes =
        toRead.stream().filter(place -> isRegistry(place.path())).toList();
    List<KnownFile> goneOnes =
        gone.entrySet().stream()
            .filter(file -> isRegistry(file.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    read(changedOnes);
    markMissing(goneOnes);
    return !changedOnes.isEmpty() || !goneOnes.isEmpty();
  }

  /** Files that a registry named and names no longer speak for themselves again. */
  private List<Units.Place> released(FolderWalk walk, Registered then, List<Units.Place> toRead) {
    Set<String> released = new HashSet<>();
    then.claims().forEach(claim -> released.add(claim.file().toString()));
    released.removeIf(path -> registered.key(path) != null);
    toRead.forEach(place -> released.remove(place.path()));
    if (released.isEmpty()) {
      return List.of();
    }
    return places(walk).stream()
        .filter(place -> released.contains(place.path()))
        .map(Units.Place::unread)
        .toList();
  }

  /** Results that registries name, wherever they lie. */
  private void readClaimed(Claims claims, List<Units.Place> toRead) throws IOException {
    List<Units.Place> news = claims.toRead(readAnew);
    if (news.isEmpty()) {
      return;
    }
    known = new HashMap<>(known);
    for (Units.Place place : news) {
      for (String path : place.paths()) {
        KnownFile file = writer.file(path);
        if (file != null) {
          known.put(path, file);
        }
      }
    }
    toRead.forEach(place -> listed.put(place.path(), place.unit()));
    read(news);
  }

  /** All units that the walk found, gathered once; an unchanged tree never needs them. */
  private List<Units.Place> places(FolderWalk walk) {
    List<Units.Place> gathered = places;
    if (gathered == null) {
      gathered = new ArrayList<>();
      for (FolderWalk.Found found : walk.found()) {
        Units.collect(found.path(), found.folder(), gathered);
      }
      places = gathered;
    }
    return gathered;
  }

  /** Files that were known and are gone; what stands beside one may have been read with it. */
  private Map<String, KnownFile> gone(FolderWalk walk, Set<String> claimed) {
    if (known.isEmpty()) {
      return Map.of();
    }
    Set<String> seen = new HashSet<>(claimed);
    places(walk).forEach(place -> seen.addAll(place.paths()));
    String below = root.endsWith("/") ? root.toString() : root + "/";
    Map<String, KnownFile> gone = new HashMap<>();
    for (var file : known.entrySet()) {
      if (!file.getValue().missing()
          && file.getKey().startsWith(below)
          && !seen.contains(file.getKey())
          && walk.troubles().stream().noneMatch(t -> file.getKey().startsWith(t.path() + "/"))) {
        gone.put(file.getKey(), file.getValue());
      }
    }
    return gone;
  }

  private void markMissing(Collection<KnownFile> gone) {
    if (!gone.isEmpty()) {
      tally.vanished += gone.size();
      beginBatch();
      changed = true;
      writer.markMissing(gone.stream().map(KnownFile::fileId).toList(), now);
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
      writer.settle(Reconcile.of(writer.witnesses(), now));
      Annotate.assign(writer);
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
