package dev.assay.stats;

import dev.assay.domain.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mean of the slopes of several sequences. From three on its interval comes from their scatter; of
 * two from the standard errors of their lines, with the smaller number of degrees of freedom; of
 * one it is that line's.
 *
 * @param se standard error; NaN if unknown
 * @param interval null if unknown
 * @param n sequences, at least 1
 */
public record MeanSlope(double slope, double se, @Nullable Interval interval, int n) {

  /** The mean over lines, at least one. */
  public static MeanSlope of(List<LeastSquares> lines, double level) {
    Check.that(!lines.isEmpty(), "no lines");
    LeastSquares first = lines.getFirst();
    if (lines.size() == 1) {
      return new MeanSlope(first.slope(), first.se(), first.interval(level), 1);
    }
    Moments over = Moments.of(lines.stream().mapToDouble(LeastSquares::slope).toArray());
    if (lines.size() > 2) {
      double se = over.sd() / Math.sqrt(lines.size());
      return new MeanSlope(over.mean(), se, over.interval(level), lines.size());
    }
    LeastSquares second = lines.get(1);
    double se = Math.hypot(first.se(), second.se()) / 2;
    int df = Math.min(first.n(), second.n()) - 2; // the cautious choice
    double half = df < 1 ? Double.NaN : StudentT.quantile(0.5 + level / 2, df) * se;
    Interval interval =
        Double.isFinite(half) ? new Interval(over.mean() - half, over.mean() + half) : null;
    return new MeanSlope(over.mean(), se, interval, 2);
  }
}
