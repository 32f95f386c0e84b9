package dev.assay.analysis.ingest;

import dev.assay.store.FileProblem;
import java.util.List;

/**
 * What a scan did.
 *
 * @param runs current runs in the whole index afterwards
 * @param olderRuns evaluations kept as history, in the whole index
 * @param duplicateRuns records that repeat a current run, in the whole index
 * @param missingRuns current runs whose file has vanished, in the whole index
 * @param filesRead results files and companions that were read now
 * @param filesUnchanged files that were only looked at, or hashed and found the same
 * @param filesVanished files that were known and are gone
 * @param ignored candidates among the files read now that are no results files
 * @param beingWritten files that break off and were written to within a minute; see the next scan
 * @param rejects what could not be used below the scanned folders, now or before, by path
 * @param millis wall time
 */
public record ScanReport(
    int runs,
    int olderRuns,
    int duplicateRuns,
    int missingRuns,
    int filesRead,
    int filesUnchanged,
    int filesVanished,
    int ignored,
    int beingWritten,
    List<FileProblem> rejects,
    long millis) {}
