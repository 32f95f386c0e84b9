package dev.assay.store;

import org.jspecify.annotations.Nullable;

/**
 * Counts over the whole index.
 *
 * @param generation grows with every change
 * @param runs current runs
 * @param missingRuns current runs whose file has vanished
 * @param olderRuns evaluations kept as history
 * @param duplicateRuns records that repeat a current run
 * @param files files read, companions included
 * @param ignoredFiles candidates that are no results files
 * @param rejectedFiles files with at least one reject
 * @param registrations registry entries
 * @param lostRegistrations registry entries without any run
 * @param scannedAt newest scan, ms since 1970 UTC; null before the first
 */
public record IndexSummary(
    long generation,
    int runs,
    int missingRuns,
    int olderRuns,
    int duplicateRuns,
    int files,
    int ignoredFiles,
    int rejectedFiles,
    int registrations,
    int lostRegistrations,
    @Nullable Long scannedAt) {

  /** The same counts after another scan. */
  public IndexSummary scannedAt(@Nullable Long millis) {
    return new IndexSummary(
        generation,
        runs,
        missingRuns,
        olderRuns,
        duplicateRuns,
        files,
        ignoredFiles,
        rejectedFiles,
        registrations,
        lostRegistrations,
        millis);
  }
}
