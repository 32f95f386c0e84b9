package dev.assay.domain;

/**
 * Per-sample scores of one metric under one filter, summed up as they stream by; the scores
 * themselves stay in their file.
 *
 * @param metric what was scored, with the filter as variant
 * @param scored samples with a finite score
 * @param unscored samples without one; never counted as 0
 * @param mean mean score over the scored; NaN when none
 * @param standardError sample standard deviation / sqrt(scored); NaN below 2 scored
 */
public record SampleSet(
    MetricKey metric, long scored, long unscored, double mean, double standardError) {}
