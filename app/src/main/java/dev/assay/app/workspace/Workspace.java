package dev.assay.app.workspace;

import dev.assay.analysis.registry.Archive;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.Settings;
import dev.assay.formats.notes.NotesFile;
import dev.assay.formats.notes.NotesStore;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.formats.paper.RunsRegistry;
import dev.assay.store.Index;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder with {@code assay.yaml} (optional) and {@code .assay/}, which holds the index.
 *
 * @param root absolute and normalised
 */
public record Workspace(Path root) {
  /** The user's settings; optional. */
  public static final String SETTINGS_FILE = "assay.yaml";

  private static final String INDEX_FOLDER = ".assay";

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /** The nearest workspace at {@code from} or above it; {@code from} itself when there is none. */
  public static Workspace find(Path from) {
    Path start = from.toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(INDEX_FOLDER))
          || Files.isRegularFile(folder.resolve(SETTINGS_FILE))) {
        return new Workspace(folder);
      }
    }
    return new Workspace(start);
  }

  /**
   * The workspace that the user named; the folder is made when something is first written to it.
   *
   * @throws AssayException BAD_INPUT when there is a file in its place
   */
  public static Workspace at(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "the workspace " + folder.toAbsolutePath().normalize() + " is not a folder",
          "Name a folder with --workspace DIR.");
    }
    return new Workspace(folder);
  }

  /** Last component of the folder; the whole path for a file system's root. */
  public String name() {
    Path last = root.getFileName();
    return last == null ? root.toString() : last.toString();
  }

  public Path indexFile() {
    return root.resolve(INDEX_FOLDER).resolve("index.db");
  }

  public Path settingsFile() {
    return root.resolve(SETTINGS_FILE);
  }

  /** The user's own tags and notes. */
  public NotesStore notes() {
    return new NotesStore(
        root.resolve(NotesFile.NAME), root.resolve(INDEX_FOLDER).resolve("notes.lock"));
  }

  /** The workspace's own registry of evaluations; optional. */
  public RegistryFile registry(Settings settings) {
    return new RegistryFile(root.resolve(RunsRegistry.FILE), settings.zone());
  }

  /** Copies of results that outlive their originals. */
  public Archive archive() {
    return new Archive(root.resolve("archive"));
  }

  /** The workspace's own figure suites, which the server shows; optional. */
  public Path suites() {
    return root.resolve("suites");
  }

  /** Where the server saves the runs that clients send. */
  public Path savedRuns() {
    return root.resolve("evaluation_results");
  }

  /** Folders to be scanned, and the archive with them, if there is one. */
  public List<Path> withArchive(List<Path> folders) {
    List<Path> all = new ArrayList<>(folders);
    if (Files.isDirectory(archive().folder())) {
      all.add(archive().folder());
    }
    return all;
  }

  /** The index, made when there is none. */
  public Index makeIndex() {
    return Index.open(indexFile());
  }

  /**
   * The index.
   *
   * @throws AssayException NOT_FOUND when nothing was ever scanned here
   */
  public Index index() {
    if (!Index.exists(indexFile())) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "nothing has been scanned in the workspace " + root,
          "Read your results first: assay scan DIR; or name another workspace with --workspace DIR.");
    }
    return Index.open(indexFile());
  }
}
