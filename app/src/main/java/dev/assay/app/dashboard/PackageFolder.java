package dev.assay.app.dashboard;

import dev.assay.analysis.experiment.PackageFiles;
import dev.assay.analysis.experiment.ResultsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts a package into a folder: each file whole or not at all, and only those that differ. */
public final class PackageFolder {
  private PackageFolder() {}

  /**
   * What became of the files.
   *
   * @param kept names of files that are somebody else's
   */
  public record Written(List<String> written, List<String> unchanged, List<String> kept) {}

  /**
   * Writes; a table of somebody else's rows is an input and stays.
   *
   * @param target must exist
   */
  public static Written write(ResultsFolder folder, Path target, PackageFiles made) {
    Written all = new Written(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<String, byte[]> each : made.files().entrySet()) {
      Path file = target.resolve(each.getKey());
      boolean table = file.equals(folder.store().table());
      if (table && !folder.ownsTable()) {
        all.kept().add(each.getKey());
      } else if (isSame(file, each.getValue())) {
        all.unchanged().add(each.getKey());
      } else {
        if (table) {
          folder.store().writeTable(folder.store().read().experiments());
        } else {
          SafeFile.write(file, each.getValue());
        }
        all.written().add(each.getKey());
      }
    }
    return all;
  }

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
