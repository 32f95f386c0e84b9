package dev.assay.analysis.tts.early;

import dev.assay.domain.Check;

/**
 * How the strategy decides.
 *
 * @param probe completions of the probe at the low temperature
 * @param total completions in all
 * @param threshold votes of the most frequent answer of the probe from which a problem counts as
 *     easy
 * @param keepProbe whether an easy problem keeps its probe; the field's script draws anew, which
 *     costs the probe on top
 */
public record EarlyRule(int probe, int total, int threshold, boolean keepProbe) {
  public EarlyRule {
    Check.that(probe >= 1, "the probe must be at least 1, not %d", probe);
    Check.that(total >= probe, "the total must be at least the probe of %d, not %d", probe, total);
    Check.that(
        threshold >= 1 && threshold <= probe,
        "the threshold must be from 1 to the probe of %d, not %d",
        probe,
        threshold);
  }
}
