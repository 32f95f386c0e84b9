package dev.assay.analysis.figure;

import dev.assay.stats.LeastSquares;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the loss does along hours of speech, from means of stretches and never from a single token,
 * which may be a lucky one.
 *
 * @param reach end of the last stretch of any audio file, in tokens
 * @param best lowest mean loss of a stretch, in nats
 * @param perThousand nats for each 1000 tokens more: the slope of a line through the stretches, the
 *     mean over the audio files
 */
record LongContext(double reach, double best, double perThousand) {
  private static final int FEWEST = 3;

  /** Of these curves; null unless one has three stretches. */
  static @Nullable LongContext of(List<PlotCurve> curves) {
    double reach = 0;
    double best = Double.POSITIVE_INFINITY;
    double slopes = 0;
    int files = 0;
    for (PlotCurve curve : curves) {
      int n = curve.windows().size();
      LeastSquares line = n < FEWEST ? null : curve.windows().line();
      if (line != null) {
        files++;
        slopes += line.slope();
        reach = Math.max(reach, curve.windows().to()[n - 1]);
        for (double mean : curve.windows().mean()) {
          best = Math.min(best, mean);
        }
      }
    }
    return files == 0 ? null : new LongContext(reach, best, 1000 * slopes / files);
  }
}
