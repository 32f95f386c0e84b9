package dev.assay.analysis.ingest;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.record.RunRecorder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may hold results below a folder. Folders whose modification time has not changed since
 * the walk before are not listed again, only looked at; that is most of an unchanged rescan.
 *
 * <p>Real folders are walked in parallel; symbolic links to folders are followed afterwards, one by
 * one in order, each real folder once, so that what is found does not depend on timing and loops
 * end.
 */
final class FolderWalk {
  private static final int MAX_DEPTH = 1_000;

  /** Fewer folders than this are not worth handing to another thread. */
  private static final int WORTH_SHARING = 8;

  private final List<ResultsFormat> formats;
  private final long nowNs;
  private final List<Found> found = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private final Queue<Units.Place> changed = new ConcurrentLinkedQueue<>();
  private final Queue<Path> unnameable = new ConcurrentLinkedQueue<>();
  private final LongAdder files = new LongAdder();

  /**
   * A folder that was found.
   *
   * @param path its path; through a followed link, the link's path
   */
  record Found(Path path, Folder folder) {}

  /** Something on the way that could not be followed. */
  record Trouble(String path, String problem, String remedy) {}

  FolderWalk(List<ResultsFormat> formats, long nowMillis) {
    this.formats = formats;
    this.nowNs = TimeUnit.MILLISECONDS.toNanos(nowMillis);
  }

  /**
   * Walks.
   *
   * @param before what {@link #found} gave after the walk before, the root first; may be empty
   */
  void walk(Path root, List<Folder> before, ForkJoinPool pool) throws IOException {
    Map<String, Folder> known = new HashMap<>();
    before.forEach(folder -> known.put(folder.name(), folder));
    BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
    String name = root.toString();
    Folder top = pool.invoke(new Visit(root, name, attributes, known.get(name), 0));
    found.add(new Found(root, top));
    Deque<Path> pending = new ArrayDeque<>(linksBelow(root, top));
    Set<Object> visited = new HashSet<>();
    if (!pending.isEmpty()) {
      visit(root, top, visited);
    }
    while (!pending.isEmpty()) {
      Path link = pending.poll();
      Folder folder = followed(link, known.get(link.toString()), pool, visited);
      if (folder != null) {
        found.add(new Found(link, folder));
        visit(link, folder, visited);
        pending.addAll(linksBelow(link, folder));
      }
    }
    for (Found each : found) {
      collectUnreadable(each.path(), each.folder());
    }
    unnameable.stream()
        .sorted()
        .map(folder ->
            new Trouble(
                folder.toString(),
                "a name in it is not UTF-8 text, so what bears it cannot be opened",
                "Rename it; everything else was read."))
        .forEach(troubles::add);
  }

  /** The root, and every folder that was reached through a link. */
  List<Found> found() {
    return found;
  }

  /** What could not be followed. */
  List<Trouble> troubles() {
    return troubles;
  }

  /** How many files may hold results or are read with such. */
  int files() {
    return files.intValue();
  }

  /** Units of which some file is new or no longer as it was when it was read, by path. */
  List<Units.Place> changed() {
    return changed.stream().sorted(Comparator.comparing(Units.Place::path)).toList();
  }

  /** Remembers which real folders were seen; needed only where there are links. */
  private static void visit(Path path, Folder folder, Set<Object> visited) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    visited.add(key == null ? path : key);
    for (Folder child : folder.children()) {
      visit(path.resolve(child.name()), child, visited);
    }
  }

  private @Nullable Folder followed(
      Path path, @Nullable Folder known, ForkJoinPool pool, Set<Object> visited) {
    String link = path.toString();
    try {
      Path real = path.toRealPath();
      Path parent = path.getParent();
      if (parent != null && parent.toRealPath().startsWith(real)) {
        troubles.add(
            new Trouble(
                link,
                "symbolic link loop: it leads back to its own parent folder " + real,
                "Remove the link; everything else was read."));
        return null;
      }
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return !visited.contains(key == null ? link : key)
          ? pool.invoke(new Visit(path, link, attributes, known, 0))
          : null;
    } catch (IOException e) {
      troubles.add(
          new Trouble(
              link, "symbolic link cannot be followed: " + reason(e), "Remove or mend the link."));
      return null;
    }
  }

  private void collectUnreadable(Path path, Folder folder) {
    if (!folder.unreadable().isEmpty()) {
      troubles.add(
          new Trouble(
              path.toString(),
              "folder cannot be listed: " + folder.unreadable(),
              "Allow reading it (chmod u+rx) and scan again."));
    }
    for (Folder child : folder.children()) {
      if (!child.children().isEmpty() || !child.unreadable().isEmpty()) {
        collectUnreadable(path.resolve(child.name()), child);
      }
    }
  }

  private static List<Path> linksBelow(Path path, Folder folder) {
    Set<Path> links = new TreeSet<>();
    collectLinks(path, folder, links);
    return List.copyOf(links);
  }

  private static void collectLinks(Path path, Folder folder, Set<Path> links) {
    for (String link : folder.links()) {
      links.add(path.resolve(link));
    }
    for (Folder child : folder.children()) {
      if (!child.children().isEmpty() || !child.links().isEmpty()) {
        collectLinks(path.resolve(child.name()), child, links);
      }
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException gone -> "no such file or folder";
      default -> {
        String message = e.getMessage();
        yield message == null ? e.getClass().getSimpleName() : message;
      }
    };
  }

  /** Visits one folder and, in parallel, those below it. */
  private final class Visit extends RecursiveTask<Folder> {
    private static final long serialVersionUID = 1L;
    private final transient Path path;
    private final String name;
    private final transient BasicFileAttributes attributes;
    private final transient @Nullable Folder before;
    private final int depth;

    Visit(
        Path path,
        String name,
        BasicFileAttributes attributes,
        @Nullable Folder before,
        int depth) {
      this.path = path;
      this.name = name;
      this.attributes = attributes;
      this.before = before;
      this.depth = depth;
    }

    @Override
    protected Folder compute() {
      long mtime = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      Folder known = before;
      Folder folder =
          known != null && known.mtimeNs() == mtime && known.unreadable().isEmpty()
              ? lookAgain(known)
              : list(Stamp.settled(mtime, nowNs), known);
      for (Folder.Unit unit : folder.units()) {
        files.add(1L + unit.companions().size());
        if (Stamp.changed(path, unit)) {
          changed.add(new Units.Place(path, unit));
        }
      }
      return folder;
    }

    /** Same entries as before; the folders below may have changed all the same. */
    @SuppressWarnings("ReferenceEquality") // an unchanged folder is handed back itself
    private Folder lookAgain(Folder known) {
      List<Folder> children = known.children();
      if (children.isEmpty()) {
        return known;
      }
      List<Visit> visits = new ArrayList<>(children.size());
      for (Folder child : children) {
        visit(child.name(), child, visits);
      }
      List<Folder> seen = joined(visits);
      boolean same = seen.size() == children.size();
      for (int i = 0; same && i < seen.size(); i++) {
        same = seen.get(i) == children.get(i);
      }
      return same
          ? known
          : new Folder(name, known.mtimeNs(), known.units(), seen, known.links(), "");
    }

    private Folder list(long mtime, @Nullable Folder known) {
      String[] names = path.toFile().list();
      if (names == null) {
        return new Folder(name, Stamp.RACY, List.of(), List.of(), List.of(), whyNot());
      }
      Arrays.sort(names);
      Map<String, Folder> knownChildren = new HashMap<>();
      if (known != null) {
        known.children().forEach(child -> knownChildren.put(child.name(), child));
      }
      Set<String> files = new HashSet<>();
      List<String> links = new ArrayList<>();
      List<Visit> visits = new ArrayList<>();
      for (String entry : names) {
        classify(entry, knownChildren.get(entry), files, links, visits);
      }
      boolean nameable =
          Arrays.stream(names).noneMatch(n -> n.indexOf('\uFFFD') >= 0 && !exists(n));
      if (!nameable) {
        unnameable.add(path);
      }
      List<Folder> children = joined(visits);
      return new Folder(
          name,
          nameable ? mtime : Stamp.RACY, // to be told of it again next time
          withStamps(Units.of(names, files, formats), known),
          children,
          links,
          "");
    }

    private boolean exists(String entry) {
      try {
        return Files.exists(path.resolve(entry), LinkOption.NOFOLLOW_LINKS);
      } catch (java.nio.file.InvalidPathException e) {
        return false;
      }
    }

    /** What was read before and is still the same set of files keeps its stamps. */
    private List<Folder.Unit> withStamps(List<Folder.Unit> units, @Nullable Folder known) {
      if (known == null || known.units().isEmpty()) {
        return units;
      }
      return units.stream()
          .map(unit -> known.units().stream().filter(unit::sameFiles).findFirst().orElse(unit))
          .toList();
    }

    private String whyNot() {
      if (depth > MAX_DEPTH) {
        return "nested too deep";
      }
      try (var stream = Files.newDirectoryStream(path)) {
        return stream.iterator().hasNext() ? "it changed while it was read" : "it is empty now";
      } catch (IOException e) {
        return reason(e);
      }
    }

    private void classify(
        String entry,
        @Nullable Folder known,
        Set<String> files,
        List<String> links,
        List<Visit> visits) {
      Path child;
      try {
        child = path.resolve(entry);
        BasicFileAttributes found =
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isDirectory()) {
          enter(child, entry, found, known, visits);
        } else if (!found.isSymbolicLink()) {
          files.add(entry); // special files too: reading them is refused with a reason
        } else if (Files.isDirectory(child)) {
          links.add(entry);
        } else {
          files.add(entry); // a link to a file, or to nothing
        }
      } catch (IOException | java.nio.file.InvalidPathException e) {
        files.add(entry);
      }
    }

    private void visit(String entry, Folder known, List<Visit> visits) {
      try {
        Path child = path.resolve(entry);
        enter(
            child,
            entry,
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
            known,
            visits);
      } catch (IOException e) {
        // It went away after its parent was looked at; the next walk lists the parent again.
        return;
      }
    }

    private void enter(
        Path child,
        String entry,
        BasicFileAttributes found,
        @Nullable Folder known,
        List<Visit> visits) {
      boolean unfinished = entry.startsWith(RunRecorder.UNFINISHED);
      if (!found.isDirectory() || depth > MAX_DEPTH || entry.equals(".assay") || unfinished) {
        return;
      }
      visits.add(new Visit(child, entry, found, known, depth + 1));
    }

    private List<Folder> joined(List<Visit> visits) {
      if (visits.isEmpty()) {
        return List.of();
      }
      List<Folder> folders = new ArrayList<>(visits.size());
      if (visits.size() < WORTH_SHARING || getSurplusQueuedTaskCount() > 3) {
        for (Visit visit : visits) {
          folders.add(visit.compute());
        }
        return folders;
      }
      for (Visit visit : invokeAll(visits)) {
        folders.add(visit.join());
      }
      return folders;
    }
  }
}
