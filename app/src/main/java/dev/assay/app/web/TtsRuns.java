package dev.assay.app.web;

import dev.assay.analysis.explore.ProblemBook;
import dev.assay.analysis.tts.PreparedFile;
import dev.assay.analysis.tts.ProblemJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Runs of test-time scaling, judged when they are first asked for, and again when their files were
 * written. What was prepared of a run is read in its place while it is newer. Thread-safe.
 */
final class TtsRuns {
  /**
   * Completions that are held, about 30 bytes each: of all runs, and of the studies of them, which
   * share what the runs hold. A study that is held finds its runs judged after one of them changed.
   */
  static final long MOST_COMPLETIONS = 10_000_000;

  private final TtsFolders folders;
  private final Memo<ProblemBook> books = new Memo<>(MOST_COMPLETIONS, ProblemBook::completions);

  TtsRuns(TtsFolders folders) {
    this.folders = folders;
  }

  /** A run, judged. */
  ProblemBook book(TtsFolders.Found found) {
    return books.get(found.id(), found.stamp(), () -> read(found));
  }

  /** Whether a run is judged already. */
  boolean isJudged(TtsFolders.Found found) {
    return books.has(found.id(), found.stamp());
  }

  private ProblemBook read(TtsFolders.Found found) {
    ProblemJudge judge = folders.judge();
    List<Path> files =
        found
            .prepared()
            .filter(file -> standsFor(file, found.files(), judge))
            .map(List::of)
            .orElse(found.files());
    return ProblemBook.read(found.run(), files, judge);
  }

  /** Whether what was prepared of files says the same as they do. */
  static boolean standsFor(Path prepared, List<Path> files, ProblemJudge judge) {
    try {
      FileTime made = Files.getLastModifiedTime(prepared);
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
          return false;
        }
      }
      return PreparedFile.isWhole(prepared, judge);
    } catch (IOException e) {
      return false; // the run's own files will tell
    }
  }
}
