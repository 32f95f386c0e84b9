package dev.assay.analysis.score;

import dev.assay.analysis.score.Score.Unit;
import dev.assay.stats.Moments;
import dev.assay.stats.TokenSlopes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The numbers of earlier evaluators, from single tokens, under the names that they have in their
 * files. No intervals: one token says next to nothing.
 */
final class SingleTokens {
  private static final String NOISY = "single tokens: very noisy";

  private SingleTokens() {}

  static List<Score> of(Collection<double[]> losses) {
    double[][] sequences = losses.toArray(double[][]::new);
    double[] mean = TokenSlopes.mean(sequences);
    List<Score> scores = new ArrayList<>();
    int n = sequences.length;
    for (int mark : Losses.MARKS) {
      double loss = TokenSlopes.mark(mean, mark);
      String at = Losses.thousands(mark);
      String remark =
          mark < mean.length ? NOISY : "the last token, " + (mean.length - 1) + "; " + NOISY;
      List<Score> both = new ArrayList<>();
      add(both, "loss_" + at, Unit.NATS, loss, n, "D1: one token, mean over sequences", remark);
      add(both, "perplexity_" + at, Unit.PERPLEXITY, Math.exp(loss), n, "exp of it", remark);
      // a mark that was not reached is shown as it was, but no file is to repeat it
      both.forEach(score -> scores.add(mark < mean.length ? score : score.withoutKey()));
    }
    slope(scores, "slope", TokenSlopes.overall(mean), n, "D1 overall: two tokens");
    slope(scores, "slope_early", TokenSlopes.early(mean), n, "D1 early: two tokens, 4k and 8k");
    slope(scores, "slope_middle", TokenSlopes.middle(mean), n, "D1 middle: two tokens, 8k and 16k");
    slope(scores, "slope_late", TokenSlopes.late(mean), n, "D1 late: two tokens, 16k and 24k");
    return scores;
  }

  /** The other definitions, which have no names of their own in files. */
  static List<Score> others(Collection<double[]> losses) {
    double[][] sequences = losses.toArray(double[][]::new);
    Moments each = new Moments();
    for (double[] sequence : sequences) {
      each.add(TokenSlopes.ends(sequence));
    }
    List<Score> scores = new ArrayList<>();
    slope(
        scores,
        "slope_d2",
        each.mean(),
        (int) each.n(),
        "D2: last 1000 minus first 1000, by positions; mean over sequences");
    if (sequences.length > 1) {
      slope(
          scores,
          "slope_d3",
          TokenSlopes.ends(sequences),
          sequences.length,
          "D3: D2 over all sequences one after the other");
    }
    return scores;
  }

  private static void slope(List<Score> scores, String metric, double value, int n, String method) {
    add(scores, metric, Unit.NATS_PER_TOKEN, value, n, method, "");
  }

  private static void add(
      List<Score> scores,
      String metric,
      Unit unit,
      double value,
      int n,
      String method,
      String remark) {
    if (Double.isFinite(value)) {
      scores.add(Losses.score(metric, unit, value, Double.NaN, null, n, method, remark));
    }
  }
}
