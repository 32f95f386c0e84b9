package dev.assay.store;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;

/**
 * A metric that the index holds.
 *
 * @param metricId key inside this index
 * @param stated direction as a results file states it; {@link Direction#UNKNOWN} if none does
 * @param runs current runs that have a value
 */
public record MetricUse(long metricId, MetricKey key, Direction stated, int runs) {}
