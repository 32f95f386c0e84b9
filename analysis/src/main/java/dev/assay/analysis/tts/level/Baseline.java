package dev.assay.analysis.tts.level;

/**
 * How hard a problem is for a model at the reference temperature.
 *
 * @param accuracy share of right completions, a mean over runs
 * @param evaluations runs that have the problem
 */
public record Baseline(String key, String answer, double accuracy, int evaluations) {}
