package dev.assay.store;

import dev.assay.domain.Estimate;

/** An estimate with the run and metric keys of this index. */
public record StoredEstimate(long runId, long metricId, Estimate estimate) {}
