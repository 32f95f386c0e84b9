package dev.assay.analysis.ingest;

import dev.assay.formats.ResultsFormat;
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
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may hold results below a folder. Folders whose modification time has not changed since
 * the walk before are not listed again, only looked at; that is most of an unchanged rescan.
 *
 * <p>Real folders are walked in parallel; symbolic links to folders are followed afterwards, one by
 * one in order, each real folder once, so that what is found does not depend on timing and loops end.
 */
final class FolderWalk {
  /** Entries changed this shortly before a walk may change again within the clock's grain. */
  private static final long RACY_NS = TimeUnit.SECONDS.toNanos(2);

  private static final int MAX_DEPTH = 1_000;
  private final List<ResultsFormat> formats;
  private final long nowNs;
  private final Set<Object> visited = ConcurrentHashMap.newKeySet();
  private final List<Found> linked = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();

  /**
   * A folder that was found.
   *
   * @param path its path; through a followed link, the link's path
   */
  record Found(String path, Folder folder) {}

  /** Something on the way that could not be followed. */
  record Trouble(String path, String problem, String remedy) {}

  FolderWalk(List<ResultsFormat> formats, long nowMillis) {
    this.formats = formats;
    this.nowNs = TimeUnit.MILLISECONDS.toNanos(nowMillis);
  }

  /**
   * Walks.
   *
   * @param before what {@link #walk} gave last time, the root first; may be empty
   * @return the root and every folder that was reached through a link
   */
  List<Found> walk(Path root, List<Folder> before, ForkJoinPool pool) throws IOException {
    Map<String, Folder> known = new HashMap<>();
    before.forEach(folder -> known.put(folder.name(), folder));
    String rootPath = root.toString();
    BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
    visited.add(attributes.fileKey());
    Folder top = pool.invoke(new Visit(rootPath, rootPath, attributes, known.get(rootPath), 0));
    linked.add(new Found(rootPath, top));
    Deque<String> pending = new ArrayDeque<>(linksBelow(rootPath, top));
    while (!pending.isEmpty()) {
      String link = pending.poll();
      Folder folder = followed(link, known.get(link), pool);
      if (folder != null) {
        linked.add(new Found(link, folder));
        pending.addAll(linksBelow(link, folder));
      }
    }
    for (Found found : linked) {
      collectUnreadable(found.path(), found.folder());
    }
    return linked;
  }

  List<Trouble> troubles() {
    return troubles;
  }

  private @Nullable Folder followed(String link, @Nullable Folder known, ForkJoinPool pool) {
    try {
      Path path = Path.of(link);
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
      return visited.add(attributes.fileKey())
          ? pool.invoke(new Visit(link, link, attributes, known, 0))
          : null;
    } catch (IOException e) {
      troubles.add(
          new Trouble(
              link, "symbolic link cannot be followed: " + reason(e), "Remove or mend the link."));
      return null;
    }
  }

  private void collectUnreadable(String path, Folder folder) {
    if (!folder.unreadable().isEmpty()) {
      troubles.add(
          new Trouble(
              path,
              "folder cannot be listed: " + folder.unreadable(),
              "Allow reading it (chmod u+rx) and scan again."));
    }
    for (Folder child : folder.children()) {
      collectUnreadable(path + "/" + child.name(), child);
    }
  }

  private static List<String> linksBelow(String path, Folder folder) {
    Set<String> links = new TreeSet<>();
    collectLinks(path, folder, links);
    return List.copyOf(links);
  }

  private static void collectLinks(String path, Folder folder, Set<String> links) {
    for (String link : folder.links()) {
      links.add(path + "/" + link);
    }
    for (Folder child : folder.children()) {
      collectLinks(path + "/" + child.name(), child, links);
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
    private final String path;
    private final String name;
    private final transient BasicFileAttributes attributes;
    private final transient @Nullable Folder before;
    private final int depth;

    Visit(
        String path,
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
      return known != null && known.mtimeNs() == mtime && known.unreadable().isEmpty()
          ? lookAgain(known)
          : list(mtime > nowNs - RACY_NS ? Folder.RACY : mtime, known);
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
      String[] names = Path.of(path).toFile().list();
      if (names == null) {
        return new Folder(name, Folder.RACY, List.of(), List.of(), List.of(), whyNot());
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
      List<Folder> children = joined(visits);
      return new Folder(name, mtime, Units.of(names, files, formats), children, links, "");
    }

    private String whyNot() {
      if (depth > MAX_DEPTH) {
        return "nested too deep";
      }
      try (var stream = Files.newDirectoryStream(Path.of(path))) {
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
        child = Path.of(path, entry);
        BasicFileAttributes found =
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isDirectory()) {
          enter(entry, found, known, visits);
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
        enter(
            entry,
            Files.readAttributes(
                Path.of(path, entry), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
            known,
            visits);
      } catch (IOException e) {
        // It went away after its parent was looked at; the next walk lists the parent again.
        return;
      }
    }

    private void enter(
        String entry, BasicFileAttributes found, @Nullable Folder known, List<Visit> visits) {
      if (!found.isDirectory() || depth > MAX_DEPTH || entry.equals(".assay")) {
        return;
      }
      visited.add(found.fileKey());
      visits.add(new Visit(path + "/" + entry, entry, found, known, depth + 1));
    }

    private List<Folder> joined(List<Visit> visits) {
      if (visits.isEmpty()) {
        return List.of();
      }
      List<Folder> folders = new ArrayList<>(visits.size());
      if (visits.size() == 1) {
        folders.add(visits.getFirst().compute());
        return folders;
      }
      for (Visit visit : invokeAll(visits)) {
        folders.add(visit.join());
      }
      return folders;
    }
  }
}
