package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.measure.Column;
import dev.assay.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What twice the completions gain, on the same problems.
 *
 * <p>Source: specification of test-time scaling, section 3.15.
 *
 * @param temperature index
 * @param from the number of fewer completions
 * @param to the same of twice as many
 * @param value difference of the means, in [-1, 1]
 * @param interval over problems, paired; null when it says nothing
 */
public record Gain(
    int temperature, Column from, Column to, double value, @Nullable Interval interval) {}
