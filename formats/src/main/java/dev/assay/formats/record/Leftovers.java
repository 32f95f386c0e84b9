package dev.assay.formats.record;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hidden folders of processes that were killed while they saved. Nobody reads them; a later save
 * removes those that are so old that nobody can be writing to them any more.
 */
final class Leftovers {
  private static final Duration AGE = Duration.ofDays(1);
  private static final int MANY = 100;

  /** All that a save writes; a folder with anything else in it is not ours to remove. */
  private static final List<String> OURS =
      List.of(RunFolder.RESULTS, RunFolder.SUMMARY, RunLog.FILE);

  /** Looking costs as much as the folder is long, so a process does it once. */
  private static final Set<Path> SEEN = ConcurrentHashMap.newKeySet();

  private Leftovers() {}

  /** Removes old ones from a results folder, the first time in this process. */
  static void sweep(Path resultsDir) {
    if (SEEN.add(resultsDir)) {
      sweep(resultsDir, Instant.now().minus(AGE));
    }
  }

  /** Removes those that were last changed before a time. */
  static void sweep(Path resultsDir, Instant before) {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(resultsDir, RunRecorder.UNFINISHED + "*")) {
      int left = MANY;
      for (Path folder : found) {
        if (left-- > 0
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
          remove(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return; // somebody else removes them too, or there is nothing to be removed
    }
  }

  /** Removes a hidden folder with what a save had written to it. */
  static void remove(Path hidden) throws IOException {
    for (String name : OURS) {
      Files.deleteIfExists(hidden.resolve(name));
    }
    try {
      Files.deleteIfExists(hidden);
    } catch (DirectoryNotEmptyException e) {
      return; // holds something of somebody else's
    }
  }
}
