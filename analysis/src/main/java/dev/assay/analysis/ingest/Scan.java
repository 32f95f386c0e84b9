package dev.assay.analysis.ingest;

import dev.assay.domain.AssayException;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import dev.assay.store.IngestWriter;
import dev.assay.store.RunCounts;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;

/**
 * Brings the index up to date with what lies below some folders. Incremental: a file is read again
 * only when size, modification time or inode changed, and indexed again only when its digest
 * changed. Work is committed in batches, so a scan that is killed leaves a usable index.
 */
public final class Scan {
  private Scan() {}

  /** Takes progress, from the scanning thread, at most some ten times a second. */
  public interface Progress {
    /**
     * Tells how far the scan is.
     *
     * @param total units to read; 0 while it is not known
     */
    void update(String phase, long done, long total);
  }

  /**
   * Scans.
   *
   * @param folders folders (or single files' folders) to look below; they must exist
   * @throws AssayException NOT_FOUND when a folder does not exist, UNAVAILABLE when the index
   *     cannot be written
   */
  public static ScanReport run(
      Index index,
      List<Path> folders,
      List<ResultsFormat> formats,
      Settings settings,
      Progress progress) {
    return run(index, folders, formats, settings, progress, Clock.systemUTC());
  }

  /** Scans, by another clock: what changed shortly before now may still be being written. */
  public static ScanReport run(
      Index index,
      List<Path> folders,
      List<ResultsFormat> formats,
      Settings settings,
      Progress progress,
      Clock clock) {
    long start = System.nanoTime();
    List<Path> roots = roots(folders);
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    Tally tally = new Tally();
    List<FolderWalk.Trouble> troubles = new ArrayList<>();
    try (IngestWriter writer = index.write();
        ForkJoinPool pool = new ForkJoinPool(threads)) {
      String readers = readers(formats, settings);
      for (Path root : roots) {
        RootScan scan =
            new RootScan(
                writer, root, formats, settings, progress, pool, readers, tally, clock.millis());
        troubles.addAll(scan.run());
      }
    } catch (IOException e) {
      throw new AssayException(
          AssayException.Kind.UNAVAILABLE,
          "the scan stopped: " + FolderWalk.reason(e),
          "Check that the folders can be read, then scan again; nothing is lost.",
          e);
    }
    return report(index, roots, tally, troubles, (System.nanoTime() - start) / 1_000_000);
  }

  private static List<Path> roots(List<Path> folders) {
    List<Path> roots = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new AssayException(
            AssayException.Kind.NOT_FOUND,
            Files.exists(folder)
                ? "'%s' is a file, not a folder".formatted(folder)
                : "there is no folder '%s'".formatted(folder),
            "Name the folder that holds the results, such as: assay scan results");
      }
      roots.add(folder.toAbsolutePath().normalize());
    }
    roots.sort(Comparator.naturalOrder());
    List<Path> outermost = new ArrayList<>();
    for (Path root : roots) {
      if (outermost.stream().noneMatch(root::startsWith)) {
        outermost.add(root);
      }
    }
    return outermost;
  }

  /**
   * Changes whenever files must be read anew because readers or settings would say something else.
   */
  private static String readers(List<ResultsFormat> formats, Settings settings) {
    return formats.stream()
        .map(format -> format.name() + ":" + format.version())
        .collect(Collectors.joining(",", "", ";" + settings.digest()));
  }

  private static ScanReport report(
      Index index, List<Path> roots, Tally tally, List<FolderWalk.Trouble> troubles, long millis) {
    try (RunReader reader = index.read()) {
      RunCounts counts = reader.counts();
      List<FileProblem> rejects = new ArrayList<>();
      for (FolderWalk.Trouble trouble : troubles) {
        rejects.add(new FileProblem(trouble.path(), true, "", trouble.problem(), trouble.remedy()));
      }
      for (FileProblem problem : reader.problems(false)) {
        if (roots.stream().anyMatch(Path.of(problem.path())::startsWith)) {
          rejects.add(problem);
        }
      }
      return new ScanReport(
          counts.current(),
          counts.older(),
          counts.duplicates(),
          counts.missing(),
          tally.read,
          tally.unchanged,
          tally.vanished,
          tally.ignored,
          tally.beingWritten,
          rejects,
          millis);
    }
  }

  /** Counts over all folders of a scan. */
  static final class Tally {
    int read;
    int unchanged;
    int vanished;
    int ignored;
    int beingWritten;
  }
}
