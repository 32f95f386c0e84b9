package dev.assay.store;

/**
 * How many records stand how.
 *
 * @param current runs that are shown
 * @param duplicates records that repeat one
 * @param older evaluations kept as history
 * @param missing current runs whose file has vanished
 */
public record RunCounts(int current, int duplicates, int older, int missing) {}
