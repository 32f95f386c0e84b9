package dev.assay.analysis.tts.measure;

import dev.assay.stats.Bootstrap;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanResamples;
import dev.assay.stats.Moments;
import dev.assay.stats.Wilson;
import org.jspecify.annotations.Nullable;

/**
 * Which interval a mean over problems gets: percentiles of the bootstrap; t where problems are too
 * few for that, or so many that the mean is normal; Wilson's where all problems agree on 0 or 1, of
 * which the others say nothing.
 */
record Intervals(@Nullable Interval interval, String how) {
  static final Intervals NONE = new Intervals(null, "");

  /** From how many problems on the mean is so near to normal that drawing tells nothing more. */
  static final int MANY = 2_000;

  static Intervals of(double[] values, @Nullable MeanResamples draws, int column, double level) {
    double mean = Moments.of(values).mean();
    if (values.length < 2) {
      return NONE;
    }
    if (mean == 0 || mean == 1) {
      return new Intervals(Wilson.interval(mean, values.length, level), "wilson");
    }
    if (values.length < Bootstrap.FEWEST || draws == null) {
      Interval t = Moments.of(values).interval(level);
      return t == null || t.low() == t.high()
          ? NONE
          : new Intervals(new Interval(Math.max(0, t.low()), Math.min(1, t.high())), "t");
    }
    Interval drawn = draws.interval(column, level);
    return drawn == null ? NONE : new Intervals(drawn, "bootstrap");
  }
}
