package dev.assay.store;

import dev.assay.domain.Series;

/**
 * A curve of a current run.
 *
 * @param runId the run it is shown with, even if a log supplied it
 */
public record StoredSeries(long runId, Series series) {}
