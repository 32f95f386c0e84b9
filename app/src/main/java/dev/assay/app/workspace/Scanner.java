package dev.assay.app.workspace;

import dev.assay.formats.Settings;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads results under folders into the index; what has not changed is not read again. */
public interface Scanner {

  /** Brings the index up to date with {@code folders}. */
  Result scan(Index index, List<Path> folders, Settings settings, Progress progress);

  /** Told how far a scan is; called from any thread, often. */
  interface Progress {
    Progress NONE = (phase, done, total) -> {};

    /**
     * Takes news.
     *
     * @param phase what is being done, such as {@code reading}
     * @param total 0 while unknown
     */
    void update(String phase, long done, long total);
  }

  /**
   * What a scan found.
   *
   * @param runs current runs in the index
   * @param missing runs whose files have vanished
   * @param filesRead files read now
   * @param filesUnchanged files known from before
   * @param filesIgnored files that look like results but that no format knows
   * @param rejects what could not be read, by file
   */
  record Result(
      int runs,
      int added,
      int changed,
      int missing,
      int filesRead,
      int filesUnchanged,
      int filesIgnored,
      List<FileProblem> rejects,
      Duration took) {
    public Result {
      rejects = List.copyOf(rejects);
    }
  }
}
