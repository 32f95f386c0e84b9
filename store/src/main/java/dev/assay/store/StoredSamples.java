package dev.assay.store;

import dev.assay.domain.SampleSet;

/** Sums over a per-sample file that belongs to a run. */
public record StoredSamples(SampleSet set, String file) {}
