package dev.assay.app.dashboard;

import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the files of a package where they belong: each whole or not at all, and only those that
 * differ. A table of somebody else's rows is an input and stays.
 */
public final class PackageFolder {
  private final ResultsFolder folder;
  private final boolean dry;

  /**
   * Makes one.
   *
   * @param folder what is packaged
   * @param dry whether to write nothing, and only find what would be written
   */
  public PackageFolder(ResultsFolder folder, boolean dry) {
    this.folder = folder;
    this.dry = dry;
  }

  /**
   * What became of the files.
   *
   * @param written names of files that were not as they should be, and now are unless all is dry
   * @param kept names of files that are somebody else's
   */
  public record Written(List<String> written, List<String> unchanged, List<String> kept) {}

  /** What becomes of a file. */
  public enum State {
    /** It was not as it should be, and now is unless all is dry. */
    WRITTEN,
    UNCHANGED,
    /** It is somebody else's. */
    KEPT
  }

  /** Puts a package into a folder, which is made if it is not there. */
  public Written put(PackageFiles made, Path target) {
    Written all = new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    made.files()
        .forEach((name, content) -> {
          List<String> names =
              switch (put(target.resolve(name), content)) {
                case WRITTEN -> all.written();
                case UNCHANGED -> all.unchanged();
                case KEPT -> all.kept();
              };
          names.add(name);
        });
    return all;
  }

  /** Puts one file, which need be none of the package. */
  @SuppressWarnings("ArrayParameter")
  public State put(Path file, byte[] content) {
    boolean table = file.equals(folder.store().table());
    if (table && !folder.ownsTable()) {
      return State.KEPT;
    }
    if (isSame(file, content)) {
      return State.UNCHANGED;
    }
    if (!dry && table) {
      folder.store().writeTable(folder.store().read().experiments());
    } else if (!dry) {
      makeFolder(file.toAbsolutePath().normalize().resolveSibling(""));
      SafeFile.write(file, content);
    }
    return State.WRITTEN;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "cannot make the folder " + folder + ": " + why(e),
          "Name a folder that can be written with -o.",
          e);
    }
  }

  /** Most of these exceptions say no more than a path. */
  private static String why(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException there -> there.getFile() + " is there and is no folder";
      case AccessDeniedException denied -> denied.getFile() + " may not be written by this user";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> "the file system refuses it";
    };
  }

  @SuppressWarnings("ArrayParameter")
  private static boolean isSame(Path file, byte[] content) {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == content.length
          && Arrays.equals(Files.readAllBytes(file), content);
    } catch (IOException e) {
      return false;
    }
  }
}
